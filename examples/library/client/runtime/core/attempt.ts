/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ApiResult } from './client.js';
import { ClientError, ConfigError, ConnectionError, TimeoutError } from './errors.js';
import { describeError, judgeFailure, toClientError } from './failure.js';
import { type Limit, startLimit } from './limit.js';
import { announce, type Observers, report } from './observe.js';
import type { Operation } from './operation.js';
import { withQuery } from './query.js';
import { readableAgain } from './response-text.js';
import { type SendOptions, send } from './send.js';

/** A call ready to send: each attempt has the same bytes and a new signature. */
export interface Exchange<T> {
  readonly operation: Operation;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
  /** Whether it is safe to send the request twice. */
  readonly repeatable: boolean;
  /** Called for each attempt with its `url`. */
  readonly sign: (url: URL) => Promise<Signature>;
  /** Verify and parse; throws an `ApiError` for a refusal. */
  readonly read: (response: Response) => Promise<T>;
}

/** The headers and query of a signature. */
export interface Signature {
  readonly headers?: Readonly<Record<string, string>>;
  /** Added to the query of the URL. */
  readonly query?: Readonly<Record<string, string>>;
}

export interface ExchangeOptions extends SendOptions, Observers {
  /** The maximum number of attempts after the first. */
  readonly retries: number;
  /** Returns the URL of the next attempt if `url` sent no response. */
  readonly failover: (url: URL) => URL;
  /** Returns the error of a call whose attempts have all failed: that of the last, with information about all attempts. */
  readonly conclude: (last: FailedTry, failed: readonly FailedTry[]) => unknown;
  /** Returns the server's id of a request from its response, for the server's support. */
  readonly requestId?: (response: Response) => string | undefined;
}

/** A failed attempt. */
export interface FailedTry {
  /** A `ClientError`, or the reason of the caller's signal. */
  readonly error: unknown;
  readonly host: string;
  readonly method: string;
  /** Whether sending had begun. */
  readonly begun: boolean;
  /** Whether the request may have reached the server. */
  readonly sent: boolean;
  /** The response; `undefined` if there was none. */
  readonly response: Response | undefined;
}

export interface Try<T> {
  readonly call: Exchange<T>;
  readonly url: URL;
  /** Counts from 1. */
  readonly number: number;
}

/** The progress of an attempt. */
interface Progress {
  stage: 'hook' | 'sign' | 'send' | 'read';
  response?: Response;
}

/**
 * Make one attempt within the time limit: hook, signature, request, response. A failure is returned as a value, because a
 * retry depends on the progress of the attempt.
 */
export async function makeAttempt<T>(
  step: Try<T>,
  options: ExchangeOptions,
): Promise<{ readonly result: ApiResult<T> } | FailedTry> {
  const started = performance.now();
  const progress: Progress = { stage: 'hook' };
  const limit = startLimit(options);
  let failed: FailedTry | undefined;
  try {
    options.signal?.throwIfAborted();
    return { result: await limit.race(attempt(step, { options, limit, progress })) };
  } catch (error) {
    failed = explain(error, step, { options, limit, progress });
    // An unread response would keep its connection open.
    limit.abort();
    return failed;
  } finally {
    limit.stop();
    if (isObserved(options)) {
      const milliseconds = Math.round(performance.now() - started);
      const { response } = progress;
      const facts = {
        ...factsOf(step),
        milliseconds,
        status: response?.status,
        requestId: response && options.requestId?.(response),
      };
      report({ ...facts, error: failed?.error }, options);
    }
  }
}

interface Course {
  readonly options: ExchangeOptions;
  readonly limit: Limit;
  readonly progress: Progress;
}

/** Continues after the limit if a hook or a signature takes longer, but then sends nothing. */
async function attempt<T>(step: Try<T>, { options, limit, progress }: Course): Promise<ApiResult<T>> {
  const { call, url } = step;
  if (isObserved(options)) {
    await announce(factsOf(step), options);
    limit.signal.throwIfAborted();
  }
  progress.stage = 'sign';
  const signature = await call.sign(url);
  const headers = { ...call.headers, ...signature.headers };
  limit.signal.throwIfAborted();
  progress.stage = 'send';
  const signed = signature.query ? withQuery(url, signature.query) : url;
  const request = { method: call.operation.method, url: signed, body: call.body, headers };
  const response = await send(request, options, limit.signal);
  limit.signal.throwIfAborted();
  progress.response = response;
  progress.stage = 'read';
  return resultOf(await call.read(response), response, { operation: call.operation, options });
}

interface Answered {
  readonly operation: Operation;
  readonly options: ExchangeOptions;
}

function resultOf<T>(data: T, response: Response, { operation: { paging }, options }: Answered): ApiResult<T> {
  let again: Response | undefined;
  return {
    data,
    // Created on first access, since few callers read it.
    get response() {
      again ??= readableAgain(response);
      return again;
    },
    requestId: options.requestId?.(response),
    ...(paging ? { paging } : {}),
  };
}

function isObserved({ hooks, logger }: ExchangeOptions): boolean {
  return hooks !== undefined || logger !== undefined;
}

function factsOf({ call, url, number }: Try<unknown>) {
  const { id, method, url: documented } = call.operation;
  return { operation: id, method, url: documented, host: url.host, attempt: number };
}

function explain(error: unknown, step: Try<unknown>, { options, limit, progress }: Course): FailedTry {
  const { stage, response } = progress;
  const { unsent } = judgeFailure(error);
  const sent = stage === 'read' || (stage === 'send' && !unsent);
  const { method } = step.call.operation;
  const facts = { host: step.url.host, method, begun: stage === 'send' || stage === 'read', sent, response };
  if (options.signal?.aborted) return { ...facts, error: options.signal.reason };
  const name = `${step.call.operation.method} ${step.url.origin}${step.url.pathname}`;
  const place = { name, stage, sent };
  if (limit.timedOut()) return { ...facts, error: timeoutError(error, place, options.timeout) };
  return { ...facts, error: clientError(error, place) };
}

interface Place {
  /** `POST https://api.example/orders` */
  readonly name: string;
  readonly stage: Progress['stage'];
  readonly sent: boolean;
}

function timeoutError(cause: unknown, { name, stage, sent }: Place, timeout: number): TimeoutError {
  const message = {
    hook: `hooks.before did not let ${name} go within ${timeout} ms.`,
    sign: `${name} was not signed within ${timeout} ms.`,
    send: `${name} was not answered within ${timeout} ms.`,
    read: `The answer to ${name} was not read and verified within ${timeout} ms.`,
  }[stage];
  return new TimeoutError(message, { sent, cause });
}

function clientError(error: unknown, { name, stage, sent }: Place): ClientError {
  if (stage === 'hook')
    return new ConnectionError(`hooks.before stopped ${name}: ${describeError(error)}.`, { sent, cause: error });
  if (stage === 'sign')
    return toClientError(error, (reason) => new ConfigError(`${name} cannot be signed: ${reason}.`, { cause: error }));
  if ((stage === 'read' && error instanceof ClientError) || error instanceof TimeoutError) return error;
  const { code, message } = judgeFailure(error);
  return new ConnectionError(`${name} got no usable answer: ${message}${code && ` (${code})`}.`, {
    sent,
    cause: error,
  });
}
