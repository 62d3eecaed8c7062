import type { ParseMarkdown } from './create-markdown-parser.js';
import type { CellReader } from './fast-path/create-cell-reader.js';
import { findFrontMatter } from './find-front-matter.js';
import { flattenBlocks } from './flatten-blocks.js';
import type { PageReading } from './reading.js';

/** A page as lines, wherever line endings came from. */
export interface PageLines {
  readonly lines: readonly string[];
  readonly file: string;
}

/** What whole pages are read with. */
export interface PageParsers {
  readonly withFrontMatter: ParseMarkdown;
  readonly withoutFrontMatter: ParseMarkdown;
  readonly cells: CellReader;
}

/** Read a page in one piece, whatever is in it. */
export function readWholePage({ lines, file }: PageLines, parsers: PageParsers): PageReading {
  // Below dashes that are never closed, remark-frontmatter 5 takes the next line for a paragraph even when it is a list.
  const parse = findFrontMatter(lines) > 0 ? parsers.withFrontMatter : parsers.withoutFrontMatter;
  const root = parse(lines.join('\n'));
  const [first] = root.children;
  const yaml = first?.type === 'yaml' ? first.value : undefined;
  return { yaml, ...flattenBlocks({ root, lines, file }, parsers.cells) };
}
