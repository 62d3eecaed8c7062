import type { ReadableStream } from 'node:stream/web';
import type { Notification, Operation, Paging } from './operation.js';

/** What the generated functions need of a client. `createClient` makes one; a test may bring its own. */
export interface Client {
  /** Make the call that a page documents: encode, seal, sign, send, verify, open, parse. Rejects with a `WeChatPayError`. */
  call<T>(operation: Operation, request: object, options?: CallOptions): ApiPromise<T>;
  /** Make a call that no page documents, signed and verified like the rest: `request('GET', '/v3/certificates')`. */
  request<T = unknown>(method: string, path: string, message?: RequestMessage, options?: CallOptions): ApiPromise<T>;
  /** Verify, open and parse one notification. Rejects with `SignatureError` or `DecryptionError`: answer 4xx or 5xx then. */
  parseNotification<T>(
    notification: Notification,
    headers: NotificationHeaders,
    rawBody: string | Uint8Array,
  ): Promise<T>;
}

/** The promise of an answer. Awaited it gives the documented body alone. */
export interface ApiPromise<T> extends Promise<T> {
  /** The body with what came around it, for logs and support: `const { data, requestId } = await call.withResponse()`. */
  withResponse(): Promise<ApiResult<T>>;
}

/** The promise of one page of a list; `List` is the member that holds the rows. */
export interface ListPromise<T, List extends string> extends ApiPromise<T> {
  withResponse(): Promise<ListResult<T, List>>;
}

export interface ListResult<T, List extends string> extends ApiResult<T> {
  /** How the next page is asked for; `paginate` reads it. */
  readonly paging?: Paging<List>;
}

export interface ApiResult<T> {
  readonly data: T;
  /** The answer as it came, its body unread: `await response.text()`. Of a download the body is that of `data`. */
  readonly response: Response;
  /** The `Request-ID` header, which support asks for; `undefined` when the server sent none. */
  readonly requestId: string | undefined;
}

/** What one call does differently from its client or its page. */
export interface CallOptions {
  /** Give up when this aborts; the call rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, body included, or until a download begins; default 30 000. */
  readonly timeout?: number | undefined;
  /** How often a call that is safe to repeat is sent again at most; default 2. Unsafe calls are never repeated. */
  readonly retries?: number | undefined;
  /** Added to the request, in place of what the runtime would fill in; `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Server of this call, with path prefix: `https://apihk.mch.weixin.qq.com/`. */
  readonly baseUrl?: string | undefined;
  /** `false` when the values of encrypted fields are ciphertext already. */
  readonly sealFields?: boolean | undefined;
  /** v2: whether `nonce_str` is added; by default as the page says. */
  readonly nonce?: boolean | undefined;
  /** Whether the merchant's TLS client certificate is shown; by default as the page says. */
  readonly clientCertificate?: boolean | undefined;
  /** Whether the answer is taken without a signature; by default as the page says. */
  readonly answerUnsigned?: boolean | undefined;
  /** Of a page that is opened in a browser: what follows `#`; default `wechat_redirect`. */
  readonly fragment?: string | undefined;
}

/** The parts of a request that no page documents. */
export interface RequestMessage {
  readonly query?: object | undefined;
  readonly json?: unknown;
  readonly xml?: object | undefined;
  /** Of an upload: `meta` and the file parts. */
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** How the answer is read; by default as JSON below `/v3/`, else as XML. */
  readonly answer?: Operation['answer'] | undefined;
}

/** Header fields of a notification: a web `Headers`, or `request.headers` of node:http, Express or Fastify. */
export type NotificationHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** A file to upload. Its name tells the type unless `type` does. */
export type FileInput =
  | File
  | Blob
  | { readonly name: string; readonly content: Uint8Array | Blob; readonly type?: string };

/** A file that comes as a stream, never whole in memory. Read it once, by one of its methods. */
export interface Download {
  /** Media type as the server says it: `text/csv`, `application/pdf`. */
  readonly type: string;
  /** Bytes as announced; `undefined` when the server did not say. */
  readonly size: number | undefined;
  /** File name of the `Content-Disposition` header, without folders. */
  readonly name: string | undefined;
  /** The file's bytes; fails at the end when they are not those that the server signed or announced. */
  readonly stream: ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  /** The lines of a text, without their ends: `for await (const line of bill.lines())`. */
  lines(): AsyncIterable<string>;
  /** Write to disk: a temporary file beside `path`, which only its owner can read, renamed when whole. */
  saveTo(path: string): Promise<void>;
}
