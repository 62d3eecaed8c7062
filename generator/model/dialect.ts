import type { Api } from './api.js';
import type { NestingRule, RequiredRule, Rx, Side, TypeRules, ValueRule } from './field-rules.js';
import type { BodyFormat, Encoding, Method } from './schema.js';

export type * from './field-rules.js';

/**
 * How the pages of one documentation site look, as plain data: it goes to worker threads, is part of the key of the cache,
 * and can stand in a JSON configuration. Servers, authentication and envelopes are facts of the `Api`.
 *
 * Header cells, type words and the words of columns are compared in lower case, without markup.
 */
export interface Dialect {
  readonly name: string;
  /** Which files are pages. Default: every `.md` below the given folder, each describing calls. */
  readonly pages?: PageRules;
  /** Where an operation starts, and where its method and URL are written. */
  readonly operations: OperationRules;
  /** What a table holds: the first rule that fits. A table that no rule fits is reported with its header. */
  readonly tables: readonly TableRule[];
  /** What a column holds, by its header cell, without the marks `*` and `:` at its end. */
  readonly columns: Readonly<Partial<Record<Column, readonly string[]>>>;
  readonly rows?: RowRules;
  /** Whether a field must be there: the first rule that can tell. Where none can, it is reported and optional. */
  readonly required: readonly RequiredRule[];
  /** What puts a row under another. All rules apply, and the depths that they give are added up. */
  readonly nesting: readonly NestingRule[];
  readonly types: TypeRules;
  /** How descriptions list values: the first rule that finds any. */
  readonly values: readonly ValueRule[];
  readonly answers?: AnswerRules;
  /** Which code blocks are JSON of the request or of the response. They check the tables, and fill what these leave open. */
  readonly samples?: SampleRules;
  /** What the pages describe; `api` of the configuration may name another. */
  readonly api: Api;
  /** Files of `templates/overrides/` with what is known to be wrong on the site's pages. */
  readonly overrides?: readonly string[];
  /** Attributes behind headings and cells, such as `{#post .class name=value}`. Left out, braces are text. */
  readonly attributes?: AttributeWords;
  /** Strings that carry another value. Needs `attributes`. */
  readonly carried?: CarriedRules;
  /** `im-` of `::: danger {.im-deprecated}`. */
  readonly notices?: { readonly prefix: string };
  /** Around a front matter key in a heading or paragraph: `{{ $frontmatter.title }}`. */
  readonly frontMatterReference?: { readonly open: string; readonly close: string };
}

export interface PageRules {
  /** Folders that mark a documentation root, and what their pages describe. Left out, the given folder is the root. */
  readonly folders?: Readonly<Record<string, 'call' | 'notification'>>;
  /** Default `['.md']`. */
  readonly extensions?: readonly string[];
  /** Page name that stands for its folder: `index`. */
  readonly indexPage?: string;
  /**
   * `by` takes the place of what `match` matches, in this order, before anything is read: shortcodes around JSON become
   * fences. Line by line, so that lines stay where they are; columns may not.
   */
  readonly replace?: readonly ReplaceRule[];
}

export interface ReplaceRule {
  readonly match: Rx;
  /** May use `$1` and `$<name>`. */
  readonly by: string;
}

export interface OperationRules {
  /**
   * Alternatives: a place, or several whose groups together give `method` and `url`. The first place of an alternative opens
   * the operation, which runs from the heading above it to that of the next operation.
   */
  readonly opens: readonly (Place | readonly Place[])[];
  /** Of an operation whose places name none. */
  readonly method?: Method;
  /** What is before every URL, or a template over the groups that were found: `/?Action={action}`. */
  readonly url?: string;
  /** Headings of parts of an operation, which are never its title: `URL`, `HTTP Request`. */
  readonly labels?: Rx;
}

/** Where a text is looked for. Groups: `method`, `url`, any other for a template. */
export type Place =
  | { readonly in: 'heading'; readonly match: Rx; readonly depth?: number }
  /** `under` fits the heading or paragraph right above. */
  | { readonly in: 'paragraph' | 'code'; readonly match: Rx; readonly under?: Rx }
  /** The path of the page, without its extension. */
  | { readonly in: 'path'; readonly match: Rx }
  | { readonly in: 'front-matter'; readonly key: string; readonly match: Rx }
  /** A table with these header cells, whose rows each give one operation. */
  | { readonly in: 'table'; readonly method: readonly string[]; readonly url: readonly string[] }
  /** A table of names and values: `HTTP URL | /v1/orders`, `HTTP Method | GET`. */
  | { readonly in: 'pairs'; readonly method: readonly string[]; readonly url: readonly string[] }
  /** A heading whose id is a method: `# Lend a book {#post}`. Needs `attributes`. */
  | { readonly in: 'heading-id'; readonly methods: Readonly<Record<string, Method>> }
  /**
   * An OpenAPI or Swagger file with the method and URL of an `operationId`; `match` finds the id in the page's path. The file
   * is looked for from the documentation root, else by its name in the folders above each page.
   */
  | { readonly in: 'sidecar'; readonly file: string; readonly match: Rx };

/** All conditions that are given must hold. */
export interface TableRule {
  readonly is: TableKind;
  /** The nearest heading above, within the operation, that any rule knows. Headings between are parts of it (`nesting`). */
  readonly heading?: Rx;
  /** The paragraph right above. */
  readonly lead?: Rx;
  /** The first header cell. */
  readonly first?: readonly string[];
  readonly has?: Column;
  readonly lacks?: Column;
  /** The name of one of its rows, such as that of the code of the envelope. */
  readonly row?: Rx;
  /** An operation has one such table for its request and one for its response; further ones are reported and not read. */
  readonly once?: boolean;
}

export type TableKind =
  /** Each row goes where `rows`, its column `in`, the URL or the method says: GET and DELETE to the query, else to the body. */
  | 'parameters'
  | RequestPart
  | 'answer'
  /** The response to a notification. */
  | 'reply'
  /** What is returned when a call fails. */
  | 'failure'
  /** Values of a field. */
  | 'values'
  /** The members of a type that others link to, on a page or below a heading without an operation. */
  | 'type'
  | 'ignored';

export type RequestPart = 'path' | 'query' | 'headers' | 'json' | 'form' | 'multipart';

export type Column = 'name' | 'type' | 'required' | 'description' | 'default' | 'in' | 'values' | 'title' | 'example';

export interface RowRules {
  /** Rows that hold no field, by their first cell. */
  readonly skip?: Rx;
  /** What of the name cell is the name, without marks of depth. Group `name`. Default: up to the first blank, without `*` and `?` at its end. */
  readonly name?: Rx;
  /** Rows at depth 0 that hold others and are not sent themselves: `json`, `query`, `headers`. */
  readonly containers?: Readonly<Record<string, Container>>;
  /** What other rows at depth 0 are: `path` where they are path parameters alone. Default: see `parameters`. */
  readonly others?: 'path';
  /** Word of the column `in` → where the field goes. */
  readonly in?: Readonly<Record<string, RequestPart>>;
  /** How lists and objects are sent in a query or a form: `Disks.0.Size=…`, `Disks[0][Size]=…`, `Disks=…&Disks=…`, or as JSON. */
  readonly wire?: 'dotted' | 'bracketed' | 'repeated' | 'json';
}

export type Container =
  | { readonly kind: 'body'; readonly format: BodyFormat }
  | { readonly kind: 'query' }
  | { readonly kind: 'headers' }
  | { readonly kind: 'server' }
  | { readonly kind: 'client-certificate' }
  | { readonly kind: 'no-nonce' }
  /** A client option or a part of the URL that never travels. */
  | { readonly kind: 'option' };

export interface AnswerRules {
  /**
   * What the tables of responses list: everything, or what the envelope of the API holds. `by-sample`: the object in the sample
   * that has most of their names; what is around it is taken from the sample, and marked. Default: everything where they name
   * the code of the envelope, else what the envelope holds.
   */
  readonly tables?: 'whole' | 'data' | 'by-sample';
  /** Text in place of a table: the only cell of one, or a paragraph of the operation. */
  readonly remarks?: readonly { readonly match: Rx; readonly format: BodyFormat }[];
  /** A paragraph that refers to the response of another operation, by a link to its heading. */
  readonly sameAs?: Rx;
  /** Text in a sample that shows that a response is JSON. */
  readonly jsonSign?: string;
}

export interface SampleRules {
  readonly blocks: readonly SampleRule[];
  /** What is taken from samples where a table says nothing. Nothing that a table says is ever changed. */
  readonly infer?: readonly ('elements' | 'members' | 'answer')[];
}

export interface SampleRule {
  readonly is: 'request' | 'answer';
  readonly heading?: Rx;
  readonly lead?: Rx;
  /** Language of the code block: `json`. */
  readonly language?: Rx;
  /** In the block or in the paragraph or heading above it, the status that it belongs to. Group `status`; only 2xx are responses. */
  readonly status?: Rx;
}

export interface AttributeWords {
  readonly tooltip: string;
  /** Frequent misspelling → the attribute that is meant. */
  readonly misspelt: Readonly<Record<string, string>>;
  /** Without meaning for the schema. */
  readonly ignored: readonly string[];
}

export interface CarriedRules {
  /** Class of a row that separates a string from its content. */
  readonly separatorClass: string;
  readonly encodedAttribute: string;
  readonly encoded: Readonly<Record<string, Encoding>>;
  readonly encryptedAttribute: string;
  /** The first whose attribute value, side and tooltip word fit. */
  readonly encrypted: readonly EncryptionRule[];
  /** Names that a page must invent for the elements of a JSON array carried in a string. */
  readonly inventedListNames: readonly string[];
}

export interface EncryptionRule {
  readonly attribute: string;
  readonly side?: Side;
  /** A word of the tooltip. */
  readonly tooltip?: string;
  readonly encoding: Encoding;
}
