import type { ApiPromise, CallOptions as CoreCallOptions } from '../core/client.js';
import type { Notification, Operation } from './operation.js';

export type { ApiPromise, ApiResult, FileInput, ListPromise, ListResult } from '../core/client.js';
export type { Download } from '../node/download.js';

/** The part of a client that generated functions use. `createClient` returns one; a test may pass its own. */
export interface Client {
  /** Make the call that a page documents: encode, seal, sign, send, verify, open, parse. Rejects with a `WeChatPayError`. */
  call<T>(operation: Operation, request: object, options?: CallOptions): ApiPromise<T>;
  /** Make a call that no page documents, signed and verified like the rest: `request('GET', '/v3/certificates')`. */
  request<T = unknown>(method: string, path: string, message?: RequestMessage, options?: CallOptions): ApiPromise<T>;
  /** Verify, open and parse one notification. Rejects with `SignatureError` or `DecryptionError`: respond with 4xx or 5xx then. */
  parseNotification<T>(
    notification: Notification,
    headers: NotificationHeaders,
    rawBody: string | Uint8Array,
  ): Promise<T>;
}

/** Options of one call, which override those of its client or its page. */
export interface CallOptions extends CoreCallOptions {
  /** Server of this call, with path prefix: `https://apihk.mch.weixin.qq.com/`. */
  readonly baseUrl?: string | undefined;
  /** `false` if the values of encrypted fields are ciphertext already. */
  readonly sealFields?: boolean | undefined;
  /** v2: whether to add `nonce_str`; default as on the page. */
  readonly nonce?: boolean | undefined;
  /** Whether to send the merchant's TLS client certificate; default as on the page. */
  readonly clientCertificate?: boolean | undefined;
  /** Whether to accept a response without a signature; default as on the page. */
  readonly answerUnsigned?: boolean | undefined;
  /** For a page that is opened in a browser: the text after `#`; default `wechat_redirect`. */
  readonly fragment?: string | undefined;
}

/** The parts of a request that no page documents. */
export interface RequestMessage {
  readonly query?: object | undefined;
  readonly json?: unknown;
  readonly xml?: object | undefined;
  /** For an upload: `meta` and the file parts. */
  readonly body?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** How the response is read; by default as JSON below `/v3/`, else as XML. */
  readonly answer?: Operation['answer'] | undefined;
}

/** Header fields of a notification: a web `Headers`, or `request.headers` of node:http, Express or Fastify. */
export type NotificationHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };
