import type { Report } from '../diagnostics/report.js';
import type { Protocol } from '../model/api.js';
import type { Dialect, Side } from '../model/dialect.js';
import type { DocumentedOperation, DocumentedTable, DocumentedType, FieldRow } from '../model/documented-page.js';
import type { Reasons } from '../model/reasons.js';
import type { SampleLanguage } from '../model/sample.js';
import type { Method, Shape } from '../model/schema.js';

export interface ResolveContext {
  readonly dialect: Dialect;
  readonly report: Report;
  /** Those that say most come first. */
  readonly sampleLanguages: readonly SampleLanguage[];
  /** Whether fields carry reasons. */
  readonly explained?: boolean;
  /** The types of the page that a link leads to; without it, links to types are not followed. */
  readonly linkedTypes?: LinkedTypes;
  /** The values that are listed below the heading that a link leads to; `item` finds each. */
  readonly linkedValues?: (link: string, from: string, item: string) => readonly string[] | undefined;
}

/** The types of a linked page, with what they refer to themselves; `undefined` where the link leads to no page. */
export type LinkedTypes = (link: string, from: string) => LinkedPage | undefined;

export interface LinkedPage {
  readonly path: string;
  readonly types: readonly DocumentedType[];
}

/** A type that a row refers to: its tables, and where the links of these start from. */
export interface FoundType {
  /** No other type has it. */
  readonly key: string;
  readonly tables: readonly DocumentedTable[];
  readonly index: TypeIndex;
}

/** Finds the types that rows of a page refer to, by name or by link. */
export interface TypeIndex {
  readonly find: (name: string, row: Pick<FieldRow, 'typeUrl'>) => FoundType | undefined;
}

/** Types that the tables of an operation describe, by lower-case name, and those that rows have referred to. */
export interface OwnTypes {
  readonly tables: Map<string, DocumentedTable>;
  readonly used: Set<DocumentedTable>;
}

/** Fields mean different things by who writes them, so the side goes with every field. */
export interface SideContext extends ResolveContext {
  /** The page of the rows. */
  readonly path: string;
  readonly side: Side;
  /** Where the types that rows name are described. */
  readonly types: TypeIndex;
  /** Of the page, whose fields may have the members of a field; left out within such members. */
  readonly operations?: readonly DocumentedOperation[];
  /** The types that the row at hand is part of. */
  readonly open?: readonly string[];
  readonly doubtfulLists: WeakSet<Shape>;
  /** Paragraphs of the operation. */
  readonly notes: readonly string[];
  /** Of the operation. */
  readonly method?: Method;
  /** Objects without members are files: so it is in a multipart body. */
  readonly files?: boolean;
  /** Takes why the field at hand is as it is. Of two reasons for one thing the first counts. */
  readonly note?: (reasons: Reasons) => void;
}

/** What holds for all operations of a page. */
export interface PageContext extends ResolveContext {
  readonly path: string;
  readonly kind: 'call' | 'notification';
  readonly protocol: Protocol | undefined;
  /** Of the page. */
  readonly operations: readonly DocumentedOperation[];
  /** Types of the operation at hand. */
  readonly ownTypes?: OwnTypes;
  /** Types that the page describes. */
  readonly pageTypes: readonly DocumentedType[];
  /** Objects and lists of which the page does not say, or says both: a sample may show which of the two is right. */
  readonly doubtfulLists: WeakSet<Shape>;
  /** What the samples of the page stand for, which many small ones could bring beyond any measure. */
  readonly samples: SampleTotal;
}

export interface SampleTotal {
  values: number;
}
