import type { apis, OpenApiDocument } from 'docwright';

/** The part of JSON Schema that docwright writes. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly format?: string;
  /** The encoding of the value of `contentSchema` in a string. */
  readonly 'x-encoded'?: Exclude<keyof Encodings, Encryption>;
  readonly 'x-encrypted'?: Encryption;
  readonly contentSchema?: JsonSchema;
  readonly contentMediaType?: string;
}

type Encodings = (typeof apis)['wechatpay']['encodings'];

/** How a string is sealed, and for whom: each encoding of the API that takes a key. */
export type Encryption = {
  [Name in keyof Encodings]: Encodings[Name] extends { readonly seal: object } ? Name : never;
}[keyof Encodings];

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** One call or one notification as its page describes it. */
export interface DocumentedCall {
  readonly id: string;
  readonly title: string;
  readonly method: string;
  /** With placeholders: `/v3/refund/domestic/refunds/{out_refund_no}`. */
  readonly path: string;
  /** Path prefixes of its servers: `['/hk', '']`. */
  readonly prefixes: readonly string[];
  /** The schemas of its path parameters, query and headers, each an object. */
  readonly parameters: Readonly<Record<Parameter['in'], JsonSchema>>;
  readonly body: DocumentedBody | undefined;
  readonly answer: DocumentedBody & { readonly status: string; readonly headers: readonly string[] };
  /** The part of a request that contains its signature. */
  readonly signature: 'header' | 'query' | 'body';
  /** The members of an upload that are digests of its file: `{ file_digest: 'sha256' }`. */
  readonly digests: Readonly<Record<string, 'sha256' | 'sm3'>>;
  readonly clientCertificate: boolean;
  readonly answerUnsigned: boolean;
  /** Whether it is a call of the global servers, which pad RSA differently. */
  readonly isGlobal: boolean;
  /** The page, its anchor and the line: `openapi/v3/refund/domestic/refunds#post:6`. */
  readonly source: string;
}

/** The body of a message. */
export interface DocumentedBody {
  /** `application/json`; `undefined` without a body. */
  readonly mediaType: string | undefined;
  readonly schema: JsonSchema | undefined;
}

/** The calls that a sandbox handles, and the notifications that it sends. */
export interface DocumentedPages {
  readonly document: OpenApiDocument;
  readonly calls: readonly DocumentedCall[];
  readonly notifications: readonly DocumentedCall[];
}
