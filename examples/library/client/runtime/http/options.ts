/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Hooks, Logger } from '../core/observe.js';
import type { Fetch } from '../core/send.js';

/** Options that the client of every API takes. What proves who calls is added in `client.ts`. */
export interface BaseOptions {
  /** Where calls go, with path prefix. Default: the first server of the documentation. */
  readonly baseUrl?: string | undefined;
  /** Added to every request; the headers of a call take precedence. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Proves who calls, in place of what the documentation says: returns headers and query parameters for each attempt. */
  readonly authorize?: Authorize | undefined;
  /** Sends every attempt. Default: the global `fetch` at the time of each call. */
  readonly fetch?: Fetch | undefined;
  /** Returns the time in milliseconds since 1970, for signatures. Default: the system clock. */
  readonly now?: (() => number) | undefined;
  /** Returns a new random text, for signatures; by default 32 hexadecimal digits. */
  readonly nonce?: (() => string) | undefined;
  /** Milliseconds for one attempt; default 30 000. */
  readonly timeout?: number | undefined;
  /** How often a call that is safe to repeat is sent again at most; default 2. */
  readonly retries?: number | undefined;
  /** `false` returns responses with their envelope. Default `true`. */
  readonly unwrap?: boolean | undefined;
  /** Longest response that is read whole, in bytes. Default: no limit. Downloads have none. */
  readonly maxAnswerBytes?: number | undefined;
  /** Gets each attempt and its outcome; never a secret or a body. `console` is one. Its errors are ignored. */
  readonly logger?: Logger | undefined;
  /** `prepare` may change a request before it is written; `before` and `after` are called around each attempt. */
  readonly hooks?: Hooks | undefined;
}

/** A request before it carries proof of who calls. */
export interface UnsignedRequest {
  readonly method: string;
  /** The whole address. */
  readonly url: URL;
  /** Without the server: `/v1/loans`, with the path prefix of the server if it has one. */
  readonly path: string;
  /** As sent, without `?`. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As sent; empty for files. */
  readonly body: string;
  /** Names and values of the query, of a form, and of the members of a JSON body, as text, in their order. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

export type Authorize = (request: UnsignedRequest) => Authorized | Promise<Authorized>;

/** What proves who calls. */
export interface Authorized {
  readonly headers?: Readonly<Record<string, string>>;
  /** Added to the query. */
  readonly query?: Readonly<Record<string, string>>;
}
