/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/**
 * What the runtime must know of an operation besides the message. Every generated operation file holds one as a literal.
 * Members that keep to the default are left out.
 */
export interface Operation {
  /** Page and anchor: `openapi/v3/payroll-card/tokens#post`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As signed, without server: `/v3/refund/domestic/refunds/{out_refund_no}`. */
  readonly url: string;
  /** Where the call goes when it is not the client's `baseUrl`: `https://api.mch.weixin.qq.com/hk/`. */
  readonly server?: string;
  /** How the answer's body is read. */
  readonly answer: 'json' | 'xml' | 'text' | 'binary' | 'empty' | 'redirect';
  /** Strings of the request that carry another value, by container. */
  readonly encode?: { readonly [Container in RequestContainer]?: Codec };
  /** Strings of the answer that carry another value. */
  readonly decode?: Codec;
  /** The merchant's TLS client certificate is needed. */
  readonly clientCertificate?: true;
  /** No `nonce_str` is added. */
  readonly nonce?: false;
  /** The answer carries no signature. */
  readonly answerUnsigned?: true;
  /** The answer is one page of a list. */
  readonly paging?: Paging;
  /** Members of an upload's `meta` that are digests of the file, in hexadecimal; computed when the caller leaves them out. */
  readonly digests?: { readonly [member: string]: 'sha256' | 'sm3' };
}

/** How a list is asked for page by page. */
export interface Paging<List extends string = string> {
  /** The member of the answer that holds the rows. */
  readonly list: List;
  /** The query parameter that says which page: the rows to skip, the number of the page, or a token. */
  readonly by: 'offset' | 'page' | 'token';
  readonly parameter: string;
  /** The query parameter for the number of rows in a page. */
  readonly size?: string;
  /** The number of the first page, when pages are numbered; default 1. */
  readonly start?: 0 | 1;
  /** The member of the answer that holds the token of the next page. */
  readonly next?: string;
}

export type RequestContainer = 'json' | 'xml' | 'query' | 'headers' | 'body';

/** What a notification's body is made of. */
export interface Notification {
  /** Page and anchor: `webhook/v3/REFUND.SUCCESS#post`. */
  readonly id: string;
  readonly format: 'json' | 'xml';
  /** The values of `event_type` that the page lists; empty when it lists none. */
  readonly events: readonly string[];
  readonly decode?: Codec;
}

export type Encoding = 'json' | 'url' | 'xml' | 'rsa-platform' | 'rsa-merchant' | 'rsa-bank' | 'aes-gcm' | 'aes-ecb';

/** Of XML, where every value is a text: what the text stands for. */
export type TextType = 'number' | 'boolean';

/**
 * Where encoded values stand in a message; it mirrors the message.
 *
 *     user_name: 'rsa-platform'                       a string sealed with the platform's key
 *     contact: { mobile_phone: 'rsa-platform' }       the same, a member deeper
 *     receivers: [{ name: 'rsa-platform' }]           in each element of a list
 *     detail: ['json', { id: 'rsa-platform' }]        JSON in a string, with a sealed member
 *     [{ fee: 'number' }, [/^fee_\d+$/, 'number']]    members that are counted, besides those that have a name
 */
export type Codec = Encoding | TextType | readonly [Codec] | readonly [Encoding, Codec] | Members | CountedMembers;

export interface Members {
  readonly [member: string]: Codec;
}

type Counted = readonly [names: RegExp, codec: Codec];
export type CountedMembers = readonly [Members, Counted, ...Counted[]];
