/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ApiError } from './api-error.js';
import type { FailedTry } from './attempt.js';
import { ClientError, ConnectionError, type Delivery, type FailedAttempt } from './errors.js';
import { describeError, nameError } from './failure.js';

/** The error of the last attempt, with information about all attempts: whether the server may have carried out the request. */
export function tellDelivery(last: FailedTry, failed: readonly FailedTry[]): unknown {
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
export function isUnreadSuccess({ response, error }: FailedTry): boolean {
  return response?.ok === true && !(error instanceof ApiError);
}

/** Whether the method of an attempt changes nothing. */
function onlyReads({ method }: FailedTry): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether the server may have carried out the request; 4xx means that it did not. */
function mayHaveActed(attempt: FailedTry): boolean {
  const { sent, error } = attempt;
  return sent && !onlyReads(attempt) && !(error instanceof ApiError && error.status < 500);
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
  const counted = failed.filter((each, index) => !onlyReads(each) || index === failed.length - 1);
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

/** An attempt, for logs. */
export function describeTry({ host, sent, response, error }: FailedTry): FailedAttempt {
  return { host, sent, status: response?.status, error: `${nameError(error)}: ${describeError(error)}` };
}

/** Add the attempts of a call to its error, and sentences about them to its message. */
function addDelivery(error: ClientError, delivery: Delivery, sentences: readonly string[]): void {
  const message = [error.message, ...sentences].join(' ');
  // V8 copies the message into the stack when an error is created.
  const stack = error.stack?.replace(error.message, () => message);
  Object.assign(error, delivery, { message }, stack === undefined ? {} : { stack });
}
