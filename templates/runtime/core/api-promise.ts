import type { ApiPromise, ApiResult } from './client.js';
import { ClientError } from './errors.js';

/**
 * Turn the promise of a result into what callers see: the data alone, the rest through `withResponse()`. An error gets the
 * stack of its caller, which V8 loses on the way through the network.
 */
export function apiPromise<T>(call: Promise<ApiResult<T>>): ApiPromise<T> {
  const caller: { stack?: string } = {};
  captureStackTrace?.(caller, apiPromise);
  const fail = (error: unknown) => {
    if (error instanceof ClientError) addFrames(error, caller.stack);
    throw error;
  };
  const answer = call.then(dataOf, fail);
  const withResponse = () => {
    // The caller now holds another promise; without this a failure would count as unhandled on `answer` too.
    answer.catch(() => {});
    return call.catch(fail);
  };
  return Object.assign(answer, { withResponse });
}

function dataOf<T>({ data }: ApiResult<T>): T {
  return data;
}

/** Of V8 and others; no standard has it, so that not every compiler knows it. */
const { captureStackTrace }: { readonly captureStackTrace?: (holder: object, above: object) => void } = Object(Error);

/** Adds nothing the second time. */
function addFrames(error: ClientError, stack = ''): void {
  const own = error.stack ?? '';
  const added = stack.split('\n').filter((line) => /^\s+at /.test(line) && !own.includes(line));
  error.stack = [own, ...added].join('\n');
}
