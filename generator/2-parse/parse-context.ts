import type { Report } from '../diagnostics/report.js';
import type { Dialect } from '../model/dialect.js';
import type { Block, HeadingBlock } from '../model/page-tree.js';

export interface ParseContext {
  readonly dialect: Dialect;
  readonly report: Report;
}

/** One operation of a page: its heading, and what follows up to the next. */
export interface OperationSection {
  readonly heading: HeadingBlock;
  readonly anchor: string;
  readonly blocks: readonly Block[];
}

/** What is needed to read the rows of one page. */
export interface RowContext extends ParseContext {
  readonly file: string;
}
