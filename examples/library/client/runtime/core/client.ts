/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Paging } from './operation.js';

/** The promise of a response. It resolves to the documented body. */
export interface ApiPromise<T> extends Promise<T> {
  /** Resolves to the body with its response and request id, for logs and support: `const { data, requestId } = await call.withResponse()`. */
  withResponse(): Promise<ApiResult<T>>;
}

/** The promise of one page of a list; `List` is the member with the rows. */
export interface ListPromise<T, List extends string> extends ApiPromise<T> {
  withResponse(): Promise<ListResult<T, List>>;
}

export interface ListResult<T, List extends string> extends ApiResult<T> {
  /** How the next page is requested; read by `paginate`. */
  readonly paging?: Paging<List>;
}

export interface ApiResult<T> {
  readonly data: T;
  /** The response, whose body can be read again: `await response.text()`. For a download, the body is that of `data`. */
  readonly response: Response;
  /** The server's id of the request, for its support; `undefined` if it sent none. */
  readonly requestId: string | undefined;
}

/** Options of one call, which override those of its client. */
export interface CallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, including its body, or until a download begins; default 30 000. */
  readonly timeout?: number | undefined;
  /** Maximum number of retries of a call that is safe to repeat; default 2. Unsafe calls are never retried. */
  readonly retries?: number | undefined;
  /** Headers of the request, which override those that the runtime fills in; `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** A file to upload. Its media type is `type`, or follows from the extension of its name. */
export type FileInput =
  | File
  | Blob
  | { readonly name: string; readonly content: Uint8Array | Blob; readonly type?: string };
