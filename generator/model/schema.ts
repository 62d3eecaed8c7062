import type { Reasons } from './reasons.js';
import type { SourceRange } from './source-range.js';

/** Everything the pages say, with every question decided. */
export interface ApiSchema {
  readonly pages: readonly Page[];
}

export interface Page {
  /** Under the documentation root, without extension: `openapi/v3/pay/transactions/jsapi`. */
  readonly path: string;
  readonly operations: readonly Operation[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation {
  readonly kind: 'call' | 'notification';
  /** The heading's id: `post`. */
  readonly anchor: string;
  /** What the client calls it; left out where that is the anchor. */
  readonly name?: string;
  readonly method: Method;
  /** As the server spells it, without server: `/v3/refund/domestic/refunds/{out_refund_no}`; empty for a notification. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly request: Message;
  readonly response: Response;
  readonly transport: Transport;
  /** What the page warns of: `deprecated`, `discarded`, `privated`, `redesigned`, … */
  readonly notices: readonly string[];
  readonly links: readonly string[];
  readonly examples: readonly Example[];
  readonly source: SourceRange;
  /** Set when fields carry reasons, which is for `explain` alone. */
  readonly explained?: true;
}

export interface Message {
  readonly path: readonly Field[];
  readonly query: readonly Field[];
  readonly headers: readonly Field[];
  /** Left out when the request carries none. */
  readonly body?: Body;
  /** The rows of a call's table that hold the fields above: `| query {data-required} | object | The query`. */
  readonly containers?: Readonly<Partial<Record<'query' | 'headers' | 'body', ContainerRow>>>;
}

export interface ContainerRow {
  readonly description: string;
  readonly source: SourceRange;
}

/** `form` is `application/x-www-form-urlencoded`. */
export type BodyFormat = 'json' | 'form' | 'xml' | 'multipart' | 'text' | 'binary' | 'empty' | 'redirect';

export interface Body {
  readonly format: BodyFormat;
  readonly shape: Shape;
}

export interface Response {
  readonly headers: readonly Field[];
  readonly body: Body;
  /** What is around the body; `tables` says whether the body above includes it. */
  readonly envelope?: ResponseEnvelope;
}

/** What is around every response. A call whose code is none of `ok` has failed. */
export interface Envelope {
  /** Member that holds everything else: `subsonic-response`. */
  readonly root?: string;
  /** Member with what the call is about; left out where that is all members but `code` and `message`. */
  readonly data?: string;
  readonly code: string;
  readonly ok: readonly (string | number | boolean)[];
  /** Path of the member with the words: `retMsg`, `error.message`. */
  readonly message: string;
}

export interface ResponseEnvelope extends Envelope {
  /** `whole`: the body is everything that comes. `data`: it is what the envelope holds. */
  readonly tables: 'whole' | 'data';
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
  readonly description: string;
  readonly source: SourceRange;
  /** True when its value may be null. */
  readonly nullable?: true;
  /** What was read from a sample because no table says it; such a field is optional. */
  readonly inferred?: readonly Extract<Inferred, 'answer' | 'member'>[];
  /** Recorded for `explain` alone. */
  readonly reasons?: Reasons;
}

/**
 * What was read from a sample. `answer`: a field of a response without a table; `member`: a field that no table has. Of a
 * field that a table has, `members` and `elements` are marked on its shape.
 */
export type Inferred = 'answer' | 'member' | 'members' | 'elements';

export type Shape =
  | StringShape
  | NumberShape
  | { readonly kind: 'boolean' }
  | ListShape
  | ObjectShape
  | { readonly kind: 'union'; readonly members: readonly { readonly title: string; readonly shape: Shape }[] }
  /** A string that carries another value. */
  | { readonly kind: 'encoded'; readonly encoding: Encoding; readonly content: Shape }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unknown' };

export interface StringShape {
  readonly kind: 'string';
  readonly values?: readonly Value[];
  /** True when the page lists them as the only ones; its absence means open. */
  readonly closed?: boolean;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly values?: readonly Value[];
  readonly closed?: boolean;
}

export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
  /** True when the table says nothing of the elements, and a sample does. */
  readonly inferred?: true;
}

export interface ObjectShape {
  readonly kind: 'object';
  /** Pattern keys (`coupon_id_$n`) stay fields, spelt as written. */
  readonly fields: readonly Field[];
  /** True when the page documents no member, so any may come. */
  readonly open?: boolean;
  /** What a member holds where member names are data: `{ "C-17": { … }, "C-18": { … } }`. */
  readonly values?: Shape;
  /** True when the table says nothing of the members, and a sample does. */
  readonly inferred?: true;
}

/** A name in the encodings of the API: `json`. */
export type Encoding = string;

export interface Value {
  readonly value: string | number;
  readonly description?: string;
}

/** What a call needs besides its message; never wire fields. */
export interface Transport {
  /** Where the call goes, with a path prefix that is part of the signed URL; left out for the default server. */
  readonly server?: string;
  readonly serverOptional?: boolean;
  readonly clientCertificate: boolean;
  readonly nonce: boolean;
  readonly answerUnsigned: boolean;
}

/** Request values read from a sample: `{ json?, query?, headers?, xml?, body?, <path parameters> }`, encoded strings as their content. */
export interface Example {
  readonly label: string;
  readonly request: unknown;
  /** The sample gives encrypted members as plain text; its absence means that they may be ciphertext. */
  readonly plain?: true;
}
