import { setMaxListeners } from 'node:events';
import { ClientError, ConfigError, ConnectionError, TimeoutError } from './errors.js';
import { isUnsendable, isUnsent, rootCause } from './failure.js';

/** `fetch`, or what stands in for it: a proxy, an instrumented one, a test's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One attempt, ready to go. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
}

export interface SendOptions {
  readonly fetch: Fetch;
  /** Milliseconds until the answer must be read. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** More members for fetch's `init`, such as undici's `dispatcher`. */
  readonly init?: object | undefined;
}

/**
 * Send one request and read its answer, within the time limit. Redirects are not followed: a signature is for one
 * address. Rejects with `ConnectionError` or `TimeoutError`, with the signal's reason, or with what `read` throws.
 */
export async function send<T>(
  request: HttpRequest,
  read: (response: Response) => Promise<T>,
  options: SendOptions,
): Promise<T> {
  options.signal?.throwIfAborted();
  const limit = startLimit(options);
  try {
    const response = await options.fetch(request.url.href, {
      ...initOf(request),
      ...options.init,
      signal: limit.signal,
    });
    return await read(response);
  } catch (error) {
    const explained = explain(error, { request, options, timedOut: limit.timedOut() });
    // An answer that nobody goes on reading would keep its connection.
    limit.abort();
    throw explained;
  } finally {
    limit.stop();
  }
}

function initOf({ method, headers, body }: HttpRequest): RequestInit {
  return { method, headers: { ...headers }, redirect: 'manual', ...(body === undefined ? {} : { body }) };
}

/** A longer one, as Infinity, would end at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Not `AbortSignal.any`: on Node 20 it keeps every signal that it joined to a long-lived one. */
function startLimit({ timeout, signal }: SendOptions) {
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(
    () => {
      timedOut = true;
      controller.abort();
    },
    Math.min(timeout, LONGEST_TIMEOUT),
  );
  const abort = () => controller.abort(signal?.reason);
  // Many calls may share one signal, which Node would take for a leak.
  if (signal) setMaxListeners(0, signal);
  signal?.addEventListener('abort', abort, { once: true });
  const stop = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, timedOut: () => timedOut, abort, stop };
}

interface Failure {
  readonly request: HttpRequest;
  readonly options: SendOptions;
  readonly timedOut: boolean;
}

function explain(error: unknown, { request, options, timedOut }: Failure): unknown {
  if (options.signal?.aborted) return options.signal.reason;
  const call = `${request.method} ${request.url.origin}${request.url.pathname}`;
  if (timedOut) {
    const message = `${call} was not answered within ${options.timeout} ms. Raise timeout, or ask for the state of the order before sending it again.`;
    return new TimeoutError(message, { cause: error });
  }
  if (error instanceof ClientError) return error;
  return connectionError(call, error);
}

function connectionError(call: string, error: unknown): ClientError {
  const cause = rootCause(error);
  const { code, message } = cause;
  if (isUnsendable(code)) return new ConfigError(`${call} cannot be sent: ${message}.`, { cause: error });
  const sent = !isUnsent(cause);
  const reached = sent
    ? 'Whether the server acted is unknown: ask for the state before sending it again'
    : 'Nothing was sent';
  return new ConnectionError(`${call} got no usable answer: ${message}${code && ` (${code})`}. ${reached}.`, {
    sent,
    cause: error,
  });
}
