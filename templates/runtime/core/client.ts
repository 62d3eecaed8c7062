import type { Paging } from './operation.js';

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
  /** What the server calls the request, for its support; `undefined` when it sent none. */
  readonly requestId: string | undefined;
}

/** What one call does differently from its client. */
export interface CallOptions {
  /** Aborts the call, which rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, body included, or until a download begins; default 30 000. */
  readonly timeout?: number | undefined;
  /** How often a call that is safe to repeat is sent again at most; default 2. Unsafe calls are never repeated. */
  readonly retries?: number | undefined;
  /** Added to the request, in place of what the runtime would fill in; `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A file to upload. Its media type is `type`, or follows from the extension of its name. */
export type FileInput =
  | File
  | Blob
  | { readonly name: string; readonly content: Uint8Array | Blob; readonly type?: string };
