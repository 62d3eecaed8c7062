import type { Api } from './api.js';
import type { BodyFormat, Encoding, Method } from './schema.js';

/**
 * What is particular to one documentation site, as data. The phases know tables, rows and shapes;
 * which words and attributes stand for them is said here.
 */
export interface Dialect {
  readonly name: string;
  /** Folders below a documentation root, and what their pages describe. */
  readonly folders: Readonly<Record<string, 'call' | 'notification'>>;
  /** Heading ids that open an operation. */
  readonly anchors: Readonly<Record<string, Method>>;
  /** Around a front matter key in a heading or paragraph: `{{ $frontmatter.title }}`. */
  readonly frontMatterReference: { readonly open: string; readonly close: string };
  /** First header cell of a table → what its rows are. */
  readonly tables: Readonly<Record<string, TableRole>>;
  readonly attributes: DialectAttributes;
  /** Type word without `[]` → what it means. */
  readonly types: Readonly<Record<string, TypeWord>>;
  /** Rows at indent 0 of a request table → what they hold. Other scalar rows there are path parameters. */
  readonly containers: Readonly<Record<string, Container>>;
  readonly encoded: Readonly<Record<string, Encoding>>;
  /** Tried in order; the first whose attribute value, side and tooltip word fit. */
  readonly encrypted: readonly EncryptionRule[];
  readonly values: ValueWords;
  /** Names that a page must invent for the elements of a JSON array carried in a string. */
  readonly inventedListNames: readonly string[];
  /** The only row of an answer table, by how its first cell starts. */
  readonly answers: readonly { readonly startsWith: string; readonly format: BodyFormat }[];
  /** `im-` of `im-deprecated`. */
  readonly noticePrefix: string;
  /** Page name that stands for its folder. */
  readonly indexPage: string;
  /** Text in a sample that shows how its answer is read. */
  readonly jsonAnswerSign: string;
  /** What the pages describe; `api` of the configuration may name another. */
  readonly api: Api;
  /** Files of `templates/overrides/` with what is known to be wrong on the site's pages. */
  readonly overrides?: readonly string[];
}

export type TableRole = 'request' | 'response' | 'reply' | 'failure';

export interface DialectAttributes {
  readonly required: string;
  readonly indent: string;
  readonly tooltip: string;
  readonly encoded: string;
  readonly encrypted: string;
  /** Class of a row that separates a string from its content. */
  readonly separatorClass: string;
  /** Frequent misspelling → the attribute that is meant. */
  readonly misspelt: Readonly<Record<string, string>>;
  /** Without meaning for the schema. */
  readonly ignored: readonly string[];
}

export type TypeWord =
  | { readonly kind: 'string' }
  | { readonly kind: 'number'; readonly integer: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'object' };

export type Container =
  | { readonly kind: 'body'; readonly format: BodyFormat }
  | { readonly kind: 'query' }
  | { readonly kind: 'headers' }
  | { readonly kind: 'server' }
  | { readonly kind: 'client-certificate' }
  | { readonly kind: 'no-nonce' }
  /** A client option or a part of the URL that never travels. */
  | { readonly kind: 'option' };

export interface EncryptionRule {
  readonly attribute: string;
  readonly side?: Side;
  /** A word of the tooltip. */
  readonly tooltip?: string;
  readonly encoding: Encoding;
}

/** Who writes the value: the caller, or the service in an answer or a notification. */
export type Side = 'request' | 'answer';

export interface ValueWords {
  /** `are all` of `` `OPEN` \| `CLOSED` are all ``, longer ones first. */
  readonly markers: readonly string[];
  /** Of these, those that say of the lines with meanings below them that there are no others. */
  readonly complete: readonly string[];
  /** What precedes the only value: `always`. */
  readonly fixed: readonly string[];
  /** Between a value and its meaning: `:`. */
  readonly colons: string;
}
