import { ClientError } from '../core/errors.js';

export {
  ApiError,
  ClientError as WeChatPayError,
  ConfigError,
  ConnectionError,
  type ErrorDetail,
  TimeoutError,
} from '../core/errors.js';

/**
 * Why a signature was refused:
 * - `missing`: a `Wechatpay-…` header, or `sign`, is not there
 * - `probe`: WeChat Pay sent a false signature to see whether it is checked; refuse it, nothing is wrong
 * - `clock`: the clocks differ by more than 300 seconds
 * - `unknown-serial`: no key is known by that serial
 * - `mismatch`: the bytes are not those that were signed
 */
export type SignatureReason = 'missing' | 'probe' | 'clock' | 'unknown-serial' | 'mismatch';

/** What is known about a refused signature, for logs. */
export interface SignatureFacts {
  readonly reason: SignatureReason;
  /** The serial that the message named. */
  readonly serial?: string | undefined;
  /** Serials whose keys the client has. */
  readonly knownSerials?: readonly string[] | undefined;
  /** Seconds that the sender's clock is ahead of ours. */
  readonly clockDifference?: number | undefined;
  readonly requestId?: string | undefined;
  /** Of an answer: page and anchor of its call. */
  readonly operation?: string | undefined;
  /** Why the key could not be fetched. */
  readonly cause?: unknown;
}

/** A message does not come from WeChat Pay, or was changed on its way. Trust nothing in it. */
export class SignatureError extends ClientError {
  override name = 'SignatureError';
  readonly reason: SignatureReason;
  readonly serial: string | undefined;
  readonly knownSerials: readonly string[];
  readonly clockDifference: number | undefined;
  readonly requestId: string | undefined;
  /** Page and anchor of the call whose answer this is; `undefined` for a notification. */
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

/** A sealed value cannot be opened: another key sealed it, or it was changed. */
export class DecryptionError extends ClientError {
  override name = 'DecryptionError';
}
