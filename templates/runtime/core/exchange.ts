import { type Exchange, type ExchangeOptions, type FailedTry, makeAttempt } from './attempt.js';
import type { ApiResult } from './client.js';
import { ApiError, addDelivery, ClientError, ConnectionError, type FailedAttempt } from './errors.js';
import { describeError, nameError } from './failure.js';
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
      throw finalError(outcome, failed);
    }
    if (!isBusy(outcome.error)) url = options.failover(url);
    await pause(wait, options.signal);
  }
}

/** A server that asks to wait can be reached, so another host would not help. */
function isBusy(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}

/** The error of the last attempt, with information about all attempts. */
function finalError(last: FailedTry, failed: readonly FailedTry[]): unknown {
  const { error } = last;
  if (!(error instanceof ClientError)) return error;
  const sent = failed.some((each) => each.sent);
  // Earlier attempts may have arrived, so an error that only says that this one was not signed would be incomplete.
  const final =
    sent && !last.begun && !(error instanceof ConnectionError)
      ? new ConnectionError(error.message, { cause: error })
      : error;
  const carriedOut = failed.some((each) => isUnreadSuccess(each));
  const attempts = failed.map(describeTry);
  addDelivery(final, { sent, carriedOut, attempts }, sentencesFor(final, failed));
  return final;
}

/** Whether there was a successful response that could not be verified, read or opened. */
function isUnreadSuccess({ response, error }: FailedTry): boolean {
  return response?.ok === true && !(error instanceof ApiError);
}

/** Whether the server may have carried out the request: a `GET` changes nothing, and 4xx means that it did not. */
function mayHaveActed({ sent, error, method }: FailedTry): boolean {
  return sent && method !== 'GET' && !(error instanceof ApiError && error.status < 500);
}

function sentencesFor(final: ClientError, failed: readonly FailedTry[]): readonly string[] {
  const told = failed.slice(0, -1).flatMap((each, index) => {
    if (!mayHaveActed(each)) return [];
    return [
      `Attempt ${index + 1} of ${failed.length} may have been carried out; it ended with: ${describeError(each.error)}`,
    ];
  });
  return [...told, ...conclusion(final, failed, told.length > 0)];
}

function conclusion(final: ClientError, failed: readonly FailedTry[], mayHaveBefore: boolean): readonly string[] {
  // An earlier attempt of a `GET` has no effect on a later refusal.
  const counted = failed.filter(({ method }, index) => method !== 'GET' || index === failed.length - 1);
  const answered = counted.find(isUnreadSuccess);
  if (answered) {
    const status = answered.response?.status;
    return [
      `The server answered ${status}: treat the call as carried out, and query its state before sending it again.`,
    ];
  }
  if (!failed.some(({ sent }) => sent)) return final instanceof ConnectionError ? ['Nothing was sent.'] : [];
  if (!mayHaveBefore && !(final instanceof ConnectionError)) return [];
  return ['Whether the server acted is unknown: query the state before sending it again.'];
}

function describeTry({ host, sent, response, error }: FailedTry): FailedAttempt {
  return { host, sent, status: response?.status, error: `${nameError(error)}: ${describeError(error)}` };
}
