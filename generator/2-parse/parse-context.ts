import type { Report } from '../diagnostics/report.js';
import type { Dialect } from '../model/dialect.js';
import type { Block } from '../model/page-tree.js';
import type { Method } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { SideFiles } from '../model/surroundings.js';

export interface ParseContext {
  readonly dialect: Dialect;
  readonly report: Report;
  /** Without them, operations whose method is in a side file are not found. */
  readonly sideFiles?: SideFiles;
}

/** One operation of a page: what opens it, and the blocks from its heading up to the next operation. */
export interface OperationSection {
  readonly anchor: string;
  readonly method: Method;
  readonly url: string;
  readonly blocks: readonly Block[];
  /** The block with method and URL; it is not a table of fields. */
  readonly opener: Block | undefined;
  /** The heading or paragraph that opens it. */
  readonly source: SourceRange;
}

/** The context for reading the rows of one page. */
export interface RowContext extends ParseContext {
  readonly file: string;
}
