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

/** The server's description of a problem with a request. Its members depend on the call. */
export interface ErrorDetail {
  /** The part of the request: `body`, `query`, `url`. */
  readonly location?: string;
  /** The field, often as a JSON pointer: `/amount/currency`. */
  readonly field?: string;
  readonly value?: unknown;
  /** The problem, as described by the server. */
  readonly issue?: string;
  readonly [member: string]: unknown;
}

/** The server's refusal of a call. */
export interface Refusal {
  /** HTTP status; 200 for an error that is only in the body. */
  readonly status: number;
  /** The server's error code: `PARAM_ERROR`; empty if the body has none. */
  readonly code: string;
  readonly message: string;
  readonly detail?: ErrorDetail | undefined;
  readonly requestId?: string | undefined;
  /** Page and anchor of the call: `openapi/orders#post`. */
  readonly operation: string;
  /** `POST /orders` */
  readonly call: string;
  /** URL of the call's documentation. */
  readonly page?: string | undefined;
  /** URL of the call, without its query. */
  readonly url?: string | undefined;
  /** Seconds to wait before the next request, from the `Retry-After` header. */
  readonly retryAfter?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: string | undefined;
}

/**
 * The server refused the call; `message` is from the server. If an earlier attempt may have been carried out, a sentence at
 * the end of `message` says so.
 */
export class ApiError extends ClientError {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** Details of the response besides code and message. */
  readonly detail: ErrorDetail | undefined;
  readonly requestId: string | undefined;
  readonly operation: string;
  readonly call: string;
  readonly page: string | undefined;
  readonly retryAfter: number | undefined;
  /** URL of the call, without its query; not every API sets it. */
  declare readonly url?: string;
  // Private, so that logs of the error do not show them: they may contain personal data, or internals of a gateway.
  readonly #headers: Headers;
  readonly #body: string;

  constructor(refusal: Refusal) {
    const { status, code, message, detail, requestId, operation, call, page, url, retryAfter, headers, body } = refusal;
    super(message, { sent: true });
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
    this.operation = operation;
    this.call = call;
    this.page = page;
    this.retryAfter = retryAfter;
    if (url !== undefined) this.url = url;
    this.#headers = headers ?? new Headers();
    this.#body = body ?? '';
  }

  /** The headers of the response. `console.log` and `JSON.stringify` of the error do not show them. */
  get headers(): Headers {
    return this.#headers;
  }

  /** The body of the response as text. `console.log` and `JSON.stringify` of the error do not show it. */
  get body(): string {
    return this.#body;
  }

  /** `ApiError: POST /orders was refused with 400 PARAM_ERROR: …` */
  override toString(): string {
    const what = this.code === '' ? String(this.status) : `${this.status} ${this.code}`;
    return `${this.name}: ${this.call} was refused with ${what}: ${this.message}`;
  }
}

/** Add the attempts of a call to its error, and sentences about them to its message. */
export function addDelivery(error: ClientError, delivery: Delivery, sentences: readonly string[]): void {
  const message = [error.message, ...sentences].join(' ');
  // V8 copies the message into the stack when an error is created.
  const stack = error.stack?.replace(error.message, () => message);
  Object.assign(error, delivery, { message }, stack === undefined ? {} : { stack });
}
