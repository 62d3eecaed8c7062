/** What every failure of a client has in common; exported to callers as `WeChatPayError`. */
export class ClientError extends Error {
  override name = 'ClientError';
}

/** The client cannot do what it was asked: an option or a value of the request is missing or wrong. Nothing was sent. */
export class ConfigError extends ClientError {
  override name = 'ConfigError';
}

/** No usable answer came. Whether the server acted is unknown, unless `sent` is `false`. */
export class ConnectionError extends ClientError {
  override name = 'ConnectionError';
  /** `false` when the request certainly never reached the server. */
  readonly sent: boolean;

  constructor(message: string, { sent = true, cause }: { readonly sent?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.sent = sent;
  }
}

/** The time limit passed before the answer was complete. */
export class TimeoutError extends ConnectionError {
  override name = 'TimeoutError';
}

/** What the server said when it refused a call. */
export interface Refusal {
  /** HTTP status; 200 for an error that stands in the body alone. */
  readonly status: number;
  /** The server's own code: `PARAM_ERROR`; empty when the body names none. */
  readonly code: string;
  readonly message: string;
  /** What else the server said, as parsed. */
  readonly detail?: unknown;
  readonly requestId?: string | undefined;
  /** Page and anchor of the call: `openapi/v3/pay/transactions/jsapi#post`. */
  readonly operation: string;
  /** Where the call is documented. */
  readonly page?: string | undefined;
  /** Seconds after which the server wants to be asked again, when it said so. */
  readonly retryAfter?: number | undefined;
}

/** The server answered that it did not do it; `message` is the server's. */
export class ApiError extends ClientError {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly detail: unknown;
  readonly requestId: string | undefined;
  readonly operation: string;
  readonly page: string | undefined;
  readonly retryAfter: number | undefined;

  constructor({ status, code, message, detail, requestId, operation, page, retryAfter }: Refusal) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
    this.operation = operation;
    this.page = page;
    this.retryAfter = retryAfter;
  }
}
