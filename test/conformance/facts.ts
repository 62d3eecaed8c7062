/** The content of `../shared/truth/facts.json`: pages as an independent reader, written in another language, reads them. */
export interface Facts {
  readonly operations: readonly FactsOperation[];
}

export interface FactsOperation {
  /** With extension: `openapi/v3/payroll-card/tokens.md`. */
  readonly page: string;
  readonly line: number;
  readonly anchor: string;
  readonly kind: 'api' | 'webhook';
  readonly version: 'v2' | 'v3';
  readonly method: string;
  /** As sent, without leading slash; null for a notification. */
  readonly path: string | null;
  readonly path_params: readonly string[];
  readonly base_uri: { readonly required: boolean; readonly hosts: readonly string[] } | null;
  readonly security: boolean;
  readonly nonceless: boolean;
  readonly flags: readonly string[];
  /** By container: `path`, `query`, `headers`, `json`, `xml`, `body`, `options`, `stray`. */
  readonly request: Readonly<Record<string, readonly FactsField[]>>;
  readonly response_kind: ResponseKind;
  readonly response: readonly FactsField[];
}

export type ResponseKind = 'json' | 'xml' | 'empty' | 'file' | 'redirect' | 'text-or-xml-error' | 'webhook-reply';

export interface FactsField {
  readonly name: string;
  /** The type word as written, without `[]`: `string`. */
  readonly type: string;
  readonly array: boolean;
  readonly required: boolean;
  readonly line: number;
  readonly enum?: readonly string[] | null;
  readonly enum_src?: string;
  readonly encrypted?: string | null;
  /** `implied`: the row has content below it but no attribute that says so. */
  readonly encoded?: string | null;
  readonly children?: readonly FactsField[];
  /** The members of the value in an encoded string. */
  readonly inner?: readonly FactsField[] | null;
  /** The string contains a list; `inner` has the name that the page invents for it. */
  readonly inner_list?: boolean;
  /** The string contains one of several objects. */
  readonly inner_variants?: readonly (readonly FactsField[])[];
  /** Which alternative of a repeated name this is, from 1. */
  readonly variant?: number;
  /** The row only describes the content of its neighbour; it is not sent. */
  readonly pseudo?: boolean;
}
