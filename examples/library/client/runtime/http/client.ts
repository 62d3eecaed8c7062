/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type {
  ApiResult as CoreApiResult,
  CallOptions as CoreCallOptions,
  ListResult as CoreListResult,
} from '../core/client.js';
import type { Operation } from './operation.js';

export type { FileInput } from '../core/client.js';
export type { Download } from './download.js';

/** The promise of a response. Awaited it gives the documented body alone. */
export interface ApiPromise<T> extends Promise<T> {
  /** The body with what came around it: `const { data, body, requestId } = await call.withResponse()`. */
  withResponse(): Promise<ApiResult<T>>;
}

/** The promise of one page of a list; `List` is the member that holds the rows. */
export interface ListPromise<T, List extends string> extends ApiPromise<T> {
  withResponse(): Promise<ListResult<T, List>>;
}

export interface ApiResult<T> extends CoreApiResult<T> {
  /** What was parsed, with the envelope around `data`; `undefined` for a download. */
  readonly body: unknown;
}

export interface ListResult<T, List extends string> extends CoreListResult<T, List> {
  readonly body: unknown;
}

/** What the generated functions need of a client. `createClient` makes one; a test may bring its own. */
export interface Client {
  /** Make a documented call. Rejects with a `ClientError`, or with the reason of the caller's signal. */
  call<T>(operation: Operation, request: object, options?: CallOptions): ApiPromise<T>;
  /** Make a call that no page documents: `request('GET', '/v1/loans', { query: { limit: 20 } })`. */
  request<T = unknown>(method: string, path: string, message?: RequestMessage, options?: CallOptions): ApiPromise<T>;
}

/** What one call does differently from its client. */
export interface CallOptions extends CoreCallOptions {
  /** Server of this call, with path prefix: `https://eu.api.example/library/`. */
  readonly baseUrl?: string | undefined;
  /** `false` returns the whole response with its envelope; its type stays that of the data. */
  readonly unwrap?: boolean | undefined;
}

/** The parts of a request that no page documents. */
export interface RequestMessage {
  readonly query?: object | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: object | undefined;
  /** A string, bytes, a `Blob`, `URLSearchParams` or `FormData`, sent as they are; or an object of fields and files, sent as `multipart/form-data`. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** How the response is read; default `json`. */
  readonly answer?: Operation['answer'] | undefined;
}
