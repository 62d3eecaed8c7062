/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ApiError } from './api-error.js';
import { type Exchange, type ExchangeOptions, type FailedTry, makeAttempt } from './attempt.js';
import type { ApiResult } from './client.js';
import { LONGEST_WAIT, mayRepeat, pause, waitBefore } from './retry.js';

/**
 * Send a request, retry it if that is safe, and return the result. Rejects with a `ClientError` that lists every attempt, or
 * with the reason of the caller's signal.
 */
export async function exchange<T>(call: Exchange<T>, options: ExchangeOptions): Promise<ApiResult<T>> {
  const failed: FailedTry[] = [];
  let { url } = call;
  for (;;) {
    const outcome = await makeAttempt({ call, url, number: failed.length + 1 }, options);
    if ('result' in outcome) return outcome.result;
    failed.push(outcome);
    const wait = waitBefore(failed.length, outcome.error);
    if (failed.length > options.retries || wait > LONGEST_WAIT || !mayRepeat(outcome, call)) {
      throw options.conclude(outcome, failed);
    }
    if (!isBusy(outcome.error)) url = options.failover(url);
    await pause(wait, options.signal);
  }
}

/** A server that asks to wait can be reached, so another host would not help. */
function isBusy(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}
