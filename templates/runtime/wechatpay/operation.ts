import type { Operation as CoreOperation, Codec as MessageCodec } from '../core/operation.js';

/** What a string of a message may carry, or be sealed with. */
export type Encoding = 'json' | 'url' | 'xml' | 'rsa-platform' | 'rsa-merchant' | 'rsa-bank' | 'aes-gcm' | 'aes-ecb';

export type Codec = MessageCodec<Encoding>;

/** What the runtime must know of an operation besides the message. Members that keep to the default are left out. */
export interface Operation extends CoreOperation<Encoding> {
  /** The merchant's TLS client certificate is needed. */
  readonly clientCertificate?: true;
  /** No `nonce_str` is added. */
  readonly nonce?: false;
  /** The answer carries no signature. */
  readonly answerUnsigned?: true;
  /** Members of an upload's `meta` that are digests of the file, in hexadecimal; computed when the caller leaves them out. */
  readonly digests?: { readonly [member: string]: 'sha256' | 'sm3' };
}

/** What a notification's body is made of. */
export interface Notification {
  /** Page and anchor: `webhook/v3/REFUND.SUCCESS#post`. */
  readonly id: string;
  readonly format: 'json' | 'xml';
  /** The values of `event_type` that the page lists; empty when it lists none. */
  readonly events: readonly string[];
  readonly decode?: Codec;
}
