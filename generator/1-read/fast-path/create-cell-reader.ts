import type { Inline } from '../../model/page-tree.js';
import type { ParseMarkdown } from '../create-markdown-parser.js';
import { readInlines } from '../read-inlines.js';
import { createBoundedCache } from './create-bounded-cache.js';
import { readSimpleInlines } from './read-simple-inlines.js';

/** Reads the Markdown of single cells, each spelling once. */
export interface CellReader {
  /** Read all new cells together, which is much cheaper than one by one. */
  readonly prepare: (sources: readonly string[]) => void;
  readonly read: (source: string) => readonly Inline[];
}

const cachedCharacters = 4_000_000;
const batchSize = 500;

/** Create a cell reader with its own cache, for one run. */
export function createCellReader(parse: ParseMarkdown): CellReader {
  const known = createBoundedCache<readonly Inline[]>(cachedCharacters);
  const recall = (source: string) => known.get(source) ?? readSimpleInlines(source);
  return {
    prepare: (sources) => {
      const unseen = [...new Set(sources)].filter((source) => recall(source) === undefined);
      for (let at = 0; at < unseen.length; at += batchSize) {
        const batch = unseen.slice(at, at + batchSize);
        for (const [index, inlines] of parseCells(batch, parse).entries()) known.set(batch[index] ?? '', inlines);
      }
    },
    read: (source) => recall(source) ?? parseCells([source], parse)[0] ?? [],
  };
}

/** Parse cells as a table with one column, because an escaped pipe has a meaning only in tables. */
function parseCells(sources: readonly string[], parse: ParseMarkdown): Inline[][] {
  const table = parse(`| |\n| - |\n${sources.map((source) => `| ${source} |\n`).join('')}`).children[0];
  if (table?.type !== 'table') return [];
  return table.children.slice(1).map((row) => readInlines(row.children[0]?.children ?? [], () => undefined));
}
