import type { CodeBlock } from './page-tree.js';
import type { Position } from './source-range.js';

/** A language in which pages show calls. */
export interface SampleLanguage {
  /** What stands behind the opening fence: `php`. */
  readonly fences: readonly string[];
  /**
   * What the values of a call are. `sent`: they travel so, encoded and sealed, and kinds are the language's own.
   * `given`: a caller of the generated client gives them so, as content and plain text, in the kinds of the table.
   */
  readonly values: 'sent' | 'given';
  /** Pages show one call in several spellings; one that holds the argument of another need not be read. */
  readonly repeatsCalls: boolean;
  /** `undefined` when the block holds no call; `client` is what a generated client is usually called. */
  readonly read: (block: CodeBlock, client: string) => SampleRead | undefined;
}

/** What reading one sample gives: the call it makes, or why it could not be read. */
export type SampleRead =
  | { readonly kind: 'call'; readonly call: SampleCall }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly position: Position }
  /** It holds more than the `most` that is read: `10000 values`. */
  | { readonly kind: 'oversized'; readonly most: string; readonly position: Position };

/** A call as a sample writes it, before anything is known about types. */
export interface SampleCall {
  /**
   * URL template as the sample spells it: `v1/loans/{loan_no}`; of a call on the generated client
   * what leads to the client may stand before it. Left out where the sample does not say.
   */
  readonly template?: string;
  /** `get` of `->getAsync([…])`; left out where the sample shows the argument alone. */
  readonly method?: string;
  /** The option array; an empty object when the call has none. */
  readonly argument: SampleObject;
  /** Where the argument stands in the code block: offsets into its text, so that equal samples are read once. */
  readonly argumentStart: number;
  readonly argumentEnd: number;
}

export type SampleValue =
  | SampleObject
  | { readonly kind: 'list'; readonly items: readonly SampleValue[]; readonly position: Position }
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      /** The literal's own digits, where a number does not fit a double. */
      readonly position: Position;
    }
  /** A call such as `\json_encode([…])` or `\strtoupper('…')`; `1n` is a call of `BigInt`. */
  | {
      readonly kind: 'apply';
      readonly callee: string;
      readonly arguments: readonly SampleValue[];
      readonly position: Position;
    }
  /** What cannot be known without running the sample: a variable, a stream, a concatenation of such. */
  | { readonly kind: 'opaque'; readonly source: string; readonly position: Position };

export interface SampleObject {
  readonly kind: 'object';
  readonly entries: readonly SampleEntry[];
  readonly position: Position;
}

export interface SampleEntry {
  readonly key: string;
  readonly value: SampleValue;
  readonly position: Position;
}
