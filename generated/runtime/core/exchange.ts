import type { ApiResult } from './client.js';
import { ApiError } from './errors.js';
import { type Attempt, announce, type Observers, report } from './observe.js';
import type { Operation } from './operation.js';
import { withRetries } from './retry.js';
import { type HttpRequest, type SendOptions, send } from './send.js';

/** A call as the wire carries it: the same bytes in each attempt, only signed afresh. */
export interface Exchange<T> {
  readonly operation: Operation;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
  /** Whether the server may get the request twice without harm. */
  readonly repeatable: boolean;
  /** Headers that are made anew for each attempt. */
  readonly sign: () => Promise<Readonly<Record<string, string>>>;
  /** Verify and parse; throws an `ApiError` for a refusal. */
  readonly read: (response: Response) => Promise<T>;
}

export interface ExchangeOptions extends SendOptions, Observers {
  readonly retries: number;
  /** Where the next attempt goes when `url` gave no answer. */
  readonly failover: (url: URL) => URL;
}

/** Send, again where that is safe, and give the answer with its response. */
export async function exchange<T>(call: Exchange<T>, options: ExchangeOptions): Promise<ApiResult<T>> {
  let url = call.url;
  let attempt = 0;
  return withRetries(
    async (last) => {
      attempt += 1;
      if (last !== undefined && !isBusy(last)) url = options.failover(url);
      const request = {
        method: call.operation.method,
        url,
        body: call.body,
        headers: { ...call.headers, ...(await call.sign()) },
      };
      return observe({ call, request, attempt }, options);
    },
    { retries: options.retries, repeatable: call.repeatable, signal: options.signal },
  );
}

/** A server that asks for patience is there; another host would not help. */
function isBusy(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}

interface Step<T> {
  readonly call: Exchange<T>;
  readonly request: HttpRequest;
  readonly attempt: number;
}

async function observe<T>({ call, request, attempt }: Step<T>, options: ExchangeOptions): Promise<ApiResult<T>> {
  const answered = async (response: Response) => ({
    data: await call.read(response),
    response,
    requestId: requestId(response),
  });
  if (!options.hooks && !options.logger) return send(request, answered, options);
  const { id, method, url } = call.operation;
  const facts: Attempt = { operation: id, method, url, host: request.url.host, attempt };
  await announce(facts, options);
  const started = performance.now();
  let response: Response | undefined;
  let error: unknown;
  try {
    const read = (answer: Response) => {
      response = answer;
      return answered(answer);
    };
    return await send(request, read, options);
  } catch (failure) {
    error = failure;
    throw failure;
  } finally {
    const milliseconds = Math.round(performance.now() - started);
    await report({ ...facts, milliseconds, status: response?.status, requestId: requestId(response), error }, options);
  }
}

/** What support asks for. */
export function requestId(response: Response | undefined): string | undefined {
  return response?.headers.get('request-id') ?? undefined;
}
