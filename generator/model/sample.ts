import type { Position } from './source-range.js';

/** What reading one sample gives: the call it makes, or why it could not be read. */
export type SampleRead =
  | { readonly kind: 'call'; readonly call: SampleCall }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly position: Position };

/** A call as a sample writes it, before anything is known about types. */
export interface SampleCall {
  /** URL template as the sample spells it: `v3/pay/transactions/id/{transaction_id}`. */
  readonly template: string;
  /** `get` of `->getAsync([…])`. */
  readonly method: string;
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
  /** A call such as `\json_encode([…])` or `\strtoupper('…')`. */
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
  readonly entries: readonly { readonly key: string; readonly value: SampleValue; readonly position: Position }[];
  readonly position: Position;
}
