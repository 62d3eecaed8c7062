import type { TableRole } from './dialect.js';
import type { Cell, CodeBlock, Inline } from './page-tree.js';
import type { Method } from './schema.js';
import type { SourceRange } from './source-range.js';

/** What a page says, row by row, in the page's words. */
export interface DocumentedPage {
  readonly path: string;
  readonly file: string;
  readonly operations: readonly DocumentedOperation[];
}

export interface DocumentedOperation {
  readonly anchor: string;
  readonly method: Method;
  readonly title: string;
  readonly summary: string;
  readonly notices: readonly string[];
  readonly links: readonly string[];
  readonly request?: DocumentedTable;
  readonly answer?: DocumentedTable;
  /** Every code block, those without a call as well. */
  readonly samples: readonly CodeBlock[];
  /** The heading. */
  readonly source: SourceRange;
}

export interface DocumentedTable {
  readonly role: TableRole;
  readonly rows: readonly Row[];
  readonly source: SourceRange;
}

export type Row = FieldRow | SeparatorRow | RemarkRow;

export interface FieldRow {
  readonly kind: 'field';
  readonly name: string;
  readonly indent: number;
  readonly required: boolean;
  /** Without `[]`: `object` of `object[]`. */
  readonly type: string;
  readonly list: boolean;
  /** Value of the attribute, as written. */
  readonly encoded?: string;
  readonly encrypted?: string;
  readonly tooltip?: string;
  readonly description: readonly Inline[];
  /** As the page has them; `row-places.ts` tells where their parts are. */
  readonly nameCell: Cell;
  readonly typeCell: Cell;
  readonly source: SourceRange;
}

/** `| {colspan=3 .im-table-line}`: what follows is the content of the string above, or an alternative. */
export interface SeparatorRow {
  readonly kind: 'separator';
  readonly source: SourceRange;
}

/** One cell that is no field: `| An empty text {align=center colspan=3}`. */
export interface RemarkRow {
  readonly kind: 'remark';
  readonly text: string;
  readonly source: SourceRange;
}
