/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ApiResult } from './client.js';
import { ClientError } from './errors.js';

/**
 * Turn the promise of a result into an `ApiPromise`, which resolves to the data, or to the whole result with `withResponse()`.
 * The stack of the caller is added to an error, since V8 loses it at the network.
 */
export function apiPromise<T, Result extends ApiResult<T> = ApiResult<T>>(
  call: Promise<Result & { readonly data: T }>,
): Promise<T> & { withResponse(): Promise<Result> } {
  const caller: { stack?: string } = {};
  captureStackTrace?.(caller, apiPromise);
  const fail = (error: unknown) => {
    if (error instanceof ClientError) addFrames(error, caller.stack);
    throw error;
  };
  const answer = call.then(dataOf, fail);
  const withResponse = () => {
    // The caller has another promise; without this a failure would also be an unhandled rejection of `answer`.
    answer.catch(() => {});
    return call.catch(fail);
  };
  return Object.assign(answer, { withResponse });
}

function dataOf<T>({ data }: ApiResult<T>): T {
  return data;
}

/** Not standard, so not every compiler has its type. */
const { captureStackTrace }: { readonly captureStackTrace?: (holder: object, above: object) => void } = Object(Error);

/** Add frames to the stack of an error, once. */
function addFrames(error: ClientError, stack = ''): void {
  const own = error.stack ?? '';
  const added = stack.split('\n').filter((line) => /^\s+at /.test(line) && !own.includes(line));
  error.stack = [own, ...added].join('\n');
}
