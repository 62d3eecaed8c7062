import type { CodeBlock } from '../model/page-tree.js';
import type { Position } from '../model/source-range.js';

/** A place in the text of a code block: lines from 1, columns from 0. */
export interface BlockPlace {
  readonly line: number;
  readonly column: number;
}

/** The place in the page: the text of a block starts in the line below its opening fence, with the same indent. */
export function placeInBlock({ range }: CodeBlock, { line, column }: BlockPlace): Position {
  return { line: range.start.line + line, column: range.start.column + column };
}
