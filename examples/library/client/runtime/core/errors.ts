/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** One attempt of a failed call, for logs, without keys and bodies. */
export interface FailedAttempt {
  readonly host: string;
  /** `false` if the request certainly did not reach the server. */
  readonly sent: boolean;
  /** HTTP status of the response; `undefined` if there was none. */
  readonly status: number | undefined;
  /** The error of the attempt: `ConnectionError: POST https://… got no usable answer: socket hang up (ECONNRESET).` */
  readonly error: string;
}

/** The attempts of a failed call, and whether it may have been carried out. */
export interface Delivery {
  readonly sent: boolean;
  readonly carriedOut: boolean;
  readonly attempts: readonly FailedAttempt[];
}

/** The base class of all errors of a client. */
export class ClientError extends Error {
  override name = 'ClientError';
  /** `false` if no attempt of the call can have reached the server; `true` if any attempt may have. */
  readonly sent: boolean;
  /** `true` if an attempt got a response with HTTP status 2xx: treat the call as carried out, and do not send it again. */
  readonly carriedOut: boolean = false;
  /** Every attempt of the call, in order; empty if there was none. */
  readonly attempts: readonly FailedAttempt[] = [];

  constructor(message?: string, { sent = false, cause }: { readonly sent?: boolean; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.sent = sent;
  }

  /** Used by `JSON.stringify`, for logs: all members, none of which contains a key, and the cause. */
  toJSON(): object {
    const { message, cause } = this;
    return { ...this, message, ...(cause === undefined ? {} : { cause: toLoggable(cause) }) };
  }
}

/** JSON ignores the message of an error, which is not enumerable. */
function toLoggable(cause: unknown): unknown {
  if (cause instanceof ClientError || typeof cause !== 'object' || cause === null) return cause;
  const { name, message, code } = Object(cause);
  return { name, message, code };
}

/** The call is not possible: an option or a value of the request is missing or wrong. */
export class ConfigError extends ClientError {
  override name = 'ConfigError';
}

/** There was no usable response. Whether the server acted is unknown, unless `sent` is `false`. */
export class ConnectionError extends ClientError {
  override name = 'ConnectionError';

  constructor(message: string, { sent = true, cause }: { readonly sent?: boolean; readonly cause?: unknown } = {}) {
    super(message, { sent, cause });
  }
}

/** The time limit passed before the response was complete. */
export class TimeoutError extends ConnectionError {
  override name = 'TimeoutError';
}
