/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** `fetch` or a replacement, for example for a proxy, for tracing, or for a test. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One attempt, ready to send. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
}

export interface SendOptions {
  readonly fetch: Fetch;
  /** Milliseconds until the response must be read. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** More members for fetch's `init`, such as undici's `dispatcher`. */
  readonly init?: object | undefined;
}

/** The global `fetch` at the time of each call, so that later patches (tracing, `msw`, `nock`) get every call. */
export const globalFetch: Fetch = (url, init) => fetch(url, init);

/** Send one request. Redirects are not followed: a signature is for one URL. */
export function send(request: HttpRequest, { fetch, init }: SendOptions, signal: AbortSignal): Promise<Response> {
  const { method, url, headers, body } = request;
  const content = body === undefined ? {} : { body };
  return fetch(url.href, { method, headers, redirect: 'manual', ...content, ...init, signal });
}
