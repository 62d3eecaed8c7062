/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** One attempt of a failed call, for logs: it holds no key and no body. */
export interface FailedAttempt {
  readonly host: string;
  /** `false` when the request certainly never reached the server. */
  readonly sent: boolean;
  /** HTTP status of the answer; `undefined` when none came. */
  readonly status: number | undefined;
  /** What it ended with: `ConnectionError: POST https://… got no usable answer: socket hang up (ECONNRESET).` */
  readonly error: string;
}

/** What is known about the attempts of a failed call. */
export interface Delivery {
  readonly sent: boolean;
  readonly carriedOut: boolean;
  readonly attempts: readonly FailedAttempt[];
}

/** What every failure of a client has in common. */
export class ClientError extends Error {
  override name = 'ClientError';
  /** `false` when no attempt of the call can have reached the server; `true` once any attempt may have. */
  readonly sent: boolean;
  /** `true` when an attempt was answered with HTTP status 2xx: treat the call as carried out, and do not send it again. */
  readonly carriedOut: boolean = false;
  /** Every attempt of the call, in order; empty when there was none. */
  readonly attempts: readonly FailedAttempt[] = [];

  constructor(message?: string, { sent = false, cause }: { readonly sent?: boolean; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.sent = sent;
  }

  /** What `JSON.stringify` writes, for logs: all members, which hold no key, and what is known of the cause. */
  toJSON(): object {
    const { message, cause } = this;
    return { ...this, message, ...(cause === undefined ? {} : { cause: toLoggable(cause) }) };
  }
}

/** Errors have their message where JSON does not look. */
function toLoggable(cause: unknown): unknown {
  if (cause instanceof ClientError || typeof cause !== 'object' || cause === null) return cause;
  const { name, message, code } = Object(cause);
  return { name, message, code };
}

/** The client cannot do what it was asked: an option or a value of the request is missing or wrong. */
export class ConfigError extends ClientError {
  override name = 'ConfigError';
}

/** No usable answer came. Whether the server acted is unknown, unless `sent` is `false`. */
export class ConnectionError extends ClientError {
  override name = 'ConnectionError';

  constructor(message: string, { sent = true, cause }: { readonly sent?: boolean; readonly cause?: unknown } = {}) {
    super(message, { sent, cause });
  }
}

/** The time limit passed before the answer was complete. */
export class TimeoutError extends ConnectionError {
  override name = 'TimeoutError';
}

/** What is wrong with a request, as the server says it. Which members there are depends on the call. */
export interface ErrorDetail {
  /** Where the value stands: `body`, `query`, `url`. */
  readonly location?: string;
  /** The field, often as a JSON pointer: `/amount/currency`. */
  readonly field?: string;
  readonly value?: unknown;
  /** What is wrong with it, in the server's words. */
  readonly issue?: string;
  readonly [member: string]: unknown;
}

/** What the server said when it refused a call. */
export interface Refusal {
  /** HTTP status; 200 for an error that stands in the body alone. */
  readonly status: number;
  /** The server's own code: `PARAM_ERROR`; empty when the body names none. */
  readonly code: string;
  readonly message: string;
  readonly detail?: ErrorDetail | undefined;
  readonly requestId?: string | undefined;
  /** Page and anchor of the call: `openapi/orders#post`. */
  readonly operation: string;
  /** `POST /orders` */
  readonly call: string;
  /** Where the call is documented. */
  readonly page?: string | undefined;
  /** Seconds to wait before the next request, from the `Retry-After` header. */
  readonly retryAfter?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: string | undefined;
}

/**
 * The server refused the call; `message` is the server's. When an earlier attempt may have been carried out, `message` ends with
 * a sentence that says so.
 */
export class ApiError extends ClientError {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  /** What the answer says besides code and message. */
  readonly detail: ErrorDetail | undefined;
  readonly requestId: string | undefined;
  readonly operation: string;
  readonly call: string;
  readonly page: string | undefined;
  readonly retryAfter: number | undefined;
  // Private, so that no log of the error shows them: they may hold personal data, or what a gateway knows.
  readonly #headers: Headers;
  readonly #body: string;

  constructor(refusal: Refusal) {
    const { status, code, message, detail, requestId, operation, call, page, retryAfter, headers, body } = refusal;
    super(message, { sent: true });
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
    this.operation = operation;
    this.call = call;
    this.page = page;
    this.retryAfter = retryAfter;
    this.#headers = headers ?? new Headers();
    this.#body = body ?? '';
  }

  /** The headers of the answer. `console.log` and `JSON.stringify` of the error do not show them. */
  get headers(): Headers {
    return this.#headers;
  }

  /** The body of the answer as text. `console.log` and `JSON.stringify` of the error do not show it. */
  get body(): string {
    return this.#body;
  }

  /** `ApiError: POST /orders was refused with 400 PARAM_ERROR: …` */
  override toString(): string {
    const what = this.code === '' ? String(this.status) : `${this.status} ${this.code}`;
    return `${this.name}: ${this.call} was refused with ${what}: ${this.message}`;
  }
}

/** Add to an error of a call what is known about its attempts, and sentences that say it. */
export function addDelivery(error: ClientError, delivery: Delivery, sentences: readonly string[]): void {
  const message = [error.message, ...sentences].join(' ');
  // V8 wrote the message into the stack when the error was made.
  const stack = error.stack?.replace(error.message, () => message);
  Object.assign(error, delivery, { message }, stack === undefined ? {} : { stack });
}
