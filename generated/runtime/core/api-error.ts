/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ClientError } from './errors.js';

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
  // Private, so that logs of the error do not show them: they may contain personal data, or internals of a gateway.
  readonly #headers: Headers;
  readonly #body: string;
  readonly #url: string | undefined;

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
    this.#url = url;
    this.#headers = headers ?? new Headers();
    this.#body = body ?? '';
  }

  /** URL of the call, without its query; not every API sets it. */
  get url(): string | undefined {
    return this.#url;
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
