import type { ApiPromise, ApiResult } from './client.js';

/** Give the promise of a result the shape that callers see: the data alone, the rest through `withResponse()`. */
export function apiPromise<T>(result: Promise<ApiResult<T>>): ApiPromise<T> {
  const answer = result.then(({ data }) => data);
  const withResponse = () => {
    // The caller now holds `result`; without this a failure would count as unhandled on `answer` too.
    answer.catch(() => {});
    return result;
  };
  return Object.assign(answer, { withResponse });
}
