/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Operation as CoreOperation, Codec as MessageCodec } from '../core/operation.js';

/** The encodings of strings in messages. */
export type Encoding = 'json' | 'url' | 'xml' | 'rsa-platform' | 'rsa-merchant' | 'rsa-bank' | 'aes-gcm' | 'aes-ecb';

export type Codec = MessageCodec<Encoding>;

/** An operation as the runtime needs it. Members with their default are left out. */
export interface Operation extends CoreOperation<Encoding> {
  /** Set if the merchant's TLS client certificate is needed. */
  readonly clientCertificate?: true;
  /** Set if no `nonce_str` is added. */
  readonly nonce?: false;
  /** Set if the response has no signature. */
  readonly answerUnsigned?: true;
  /** Members of an upload's `meta` that are digests of the file, in hexadecimal; computed if the caller leaves them out. */
  readonly digests?: { readonly [member: string]: 'sha256' | 'sm3' };
}

/** The format and encodings of a notification's body. */
export interface Notification {
  /** Page and anchor: `webhook/v3/REFUND.SUCCESS#post`. */
  readonly id: string;
  readonly format: 'json' | 'xml';
  /** The values of `event_type` on the page; empty if it lists none. */
  readonly events: readonly string[];
  readonly decode?: Codec;
}
