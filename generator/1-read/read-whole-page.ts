import type { CellReader } from './create-cell-reader.js';
import type { ParseMarkdown } from './create-markdown-parser.js';
import { flattenBlocks } from './flatten-blocks.js';
import type { PageReading } from './reading.js';

/** A page as lines, wherever line endings came from. */
export interface PageLines {
  readonly lines: readonly string[];
  readonly file: string;
}

/** Read a page in one piece, whatever is in it. */
export function readWholePage({ lines, file }: PageLines, parse: ParseMarkdown, cells: CellReader): PageReading {
  const root = parse(lines.join('\n'));
  const [first] = root.children;
  const yaml = first?.type === 'yaml' ? first.value : undefined;
  return { yaml, ...flattenBlocks({ root, lines, file }, cells) };
}
