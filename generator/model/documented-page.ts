import type { Need, RequestPart, TableKind } from './dialect.js';
import type { Cell, CodeBlock, Inline } from './page-tree.js';
import type { Reason } from './reasons.js';
import type { Method } from './schema.js';
import type { SourceRange } from './source-range.js';

/** What a page says, row by row, in the page's words. */
export interface DocumentedPage {
  readonly path: string;
  readonly file: string;
  readonly operations: readonly DocumentedOperation[];
  /** Tables of types that rows of the page refer to, by the heading above each. */
  readonly types: readonly DocumentedType[];
}

export interface DocumentedOperation {
  /** The heading's id, where that opens operations; else method and URL. No other operation of the page has it. */
  readonly anchor: string;
  readonly method: Method;
  /** Begins with a slash; placeholders in braces. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly notices: readonly string[];
  readonly links: readonly string[];
  readonly tables: readonly DocumentedTable[];
  /** Every code block, those without a call as well. */
  readonly samples: readonly DocumentedSample[];
  readonly remarks: readonly DocumentedRemark[];
  /** Its paragraphs, as they are shown. */
  readonly notes: readonly string[];
  /** The slug of the heading of the operation whose response is meant: `#lend-a-book`. */
  readonly sameAs?: string;
  /** The slug of its own heading. */
  readonly slug: string;
  /** The heading, or what opens the operation. */
  readonly source: SourceRange;
}

export interface DocumentedTable {
  readonly is: TableKind;
  readonly rows: readonly Row[];
  /** The heading or paragraph above that names what the rows are members of: `data.details[n]`. */
  readonly under?: string;
  /** Which of several alternatives the rows belong to. */
  readonly variant?: string;
  readonly source: SourceRange;
}

export interface DocumentedType {
  /** The heading, as it is shown. */
  readonly name: string;
  readonly slug: string;
  readonly table: DocumentedTable;
  /** Links to the types whose members it has as well. */
  readonly extends: readonly string[];
}

export interface DocumentedSample {
  readonly block: CodeBlock;
  /** What it is JSON of. */
  readonly is?: 'request' | 'answer';
}

/** Text in place of a table. */
export interface DocumentedRemark {
  readonly text: string;
  readonly source: SourceRange;
}

export type Row = FieldRow | SeparatorRow | RemarkRow;

export interface FieldRow {
  readonly kind: 'field';
  readonly name: string;
  /** By marks and attributes before or behind the name. */
  readonly indent: number;
  /** The names of a path, `items[0].id`, when there are several. */
  readonly segments?: readonly Segment[];
  /** Whether the name says that it is a list: `items[]`. */
  readonly listed?: boolean;
  /** What decides whether it must be there; left out where nothing in the row does. */
  readonly need?: DecidedNeed;
  /** As it is shown, on one line. */
  readonly type: string;
  /** Where the type and the name link to. */
  readonly typeUrl?: string;
  readonly nameUrl?: string;
  /** Of the column for the place. */
  readonly part?: RequestPart;
  /** Of the column for values. */
  readonly values?: readonly string[];
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

export interface Segment {
  readonly name: string;
  readonly list: boolean;
}

export interface DecidedNeed {
  readonly is: Need;
  readonly reason: Reason;
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
