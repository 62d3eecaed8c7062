import { ClientError } from '../core/errors.js';

export { ApiError, type ErrorDetail } from '../core/api-error.js';
export { ClientError as WeChatPayError, ConfigError, ConnectionError, TimeoutError } from '../core/errors.js';

/**
 * The reason why a signature was refused:
 * - `missing`: a `Wechatpay-…` header, or `sign`, is missing
 * - `probe`: WeChat Pay sent a wrong signature to test whether it is checked; refuse it, this is not an error
 * - `clock`: the clocks differ by more than 300 seconds
 * - `unknown-serial`: there is no key with that serial
 * - `mismatch`: the bytes are not those that were signed
 */
export type SignatureReason = 'missing' | 'probe' | 'clock' | 'unknown-serial' | 'mismatch';

/** Facts about a refused signature, for logs. */
export interface SignatureFacts {
  readonly reason: SignatureReason;
  /** The serial in the message. */
  readonly serial?: string | undefined;
  /** Serials of the keys that the client has. */
  readonly knownSerials?: readonly string[] | undefined;
  /** Seconds by which the sender's clock is ahead of ours. */
  readonly clockDifference?: number | undefined;
  readonly requestId?: string | undefined;
  /** For a response: page and anchor of its call. */
  readonly operation?: string | undefined;
  /** The reason why the key could not be fetched. */
  readonly cause?: unknown;
}

/** A message is not from WeChat Pay, or was changed in transit. Do not trust its content. */
export class SignatureError extends ClientError {
  override name = 'SignatureError';
  readonly reason: SignatureReason;
  readonly serial: string | undefined;
  readonly knownSerials: readonly string[];
  readonly clockDifference: number | undefined;
  readonly requestId: string | undefined;
  /** Page and anchor of the call of this response; `undefined` for a notification. */
  readonly operation: string | undefined;

  constructor(message: string, facts: SignatureFacts) {
    super(message, { cause: facts.cause });
    this.reason = facts.reason;
    this.serial = facts.serial;
    this.knownSerials = facts.knownSerials ?? [];
    this.clockDifference = facts.clockDifference;
    this.requestId = facts.requestId;
    this.operation = facts.operation;
  }
}

/** A sealed value cannot be opened: it was sealed with another key, or changed. */
export class DecryptionError extends ClientError {
  override name = 'DecryptionError';
}
