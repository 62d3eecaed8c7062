import type { FailedTry } from '../core/attempt.js';
import { describeTry, isUnreadSuccess } from '../core/delivery.js';
import { ClientError, ConfigError } from '../core/errors.js';
import { exchange } from '../core/exchange.js';
import { toClientError } from '../core/failure.js';
import { globalFetch } from '../core/send.js';
import { checkCallOptions } from './check-options.js';
import type { ListResult } from './client.js';
import { type Call, type Context, isReading, type Written } from './context.js';
import { createProve, guardFetch } from './prove.js';
import { type Answer, readAnswer, requestId } from './read-answer.js';
import { writeRequest } from './write-request.js';

/** Make a call from end to end. Rejects with a `ClientError`, or with the reason of the caller's signal. */
export async function perform(given: Call, context: Context): Promise<ListResult<unknown, string>> {
  const { method, url } = given.operation;
  try {
    checkCallOptions(given.options);
    // Missing options are an error before anything else.
    context.authorize();
    const call = await prepare(given, context);
    return await sendCall(call, await writeRequest(call, context), context);
  } catch (error) {
    const { signal } = given.options;
    if (signal?.aborted && error === signal.reason) throw error;
    throw toClientError(
      error,
      (reason) => new ConfigError(`${method} ${url} cannot be sent: ${reason}.`, { cause: error }),
    );
  }
}

async function prepare(call: Call, { options: { hooks, timeout = TIMEOUT } }: Context): Promise<Call> {
  const hook = hooks?.prepare;
  if (!hook) return call;
  const { prepareCall } = await import('../core/prepare.js');
  return prepareCall(call, { prepare: hook, timeout, checkOptions: checkCallOptions });
}

const TIMEOUT = 30_000;

async function sendCall(call: Call, written: Written, context: Context): Promise<ListResult<unknown, string>> {
  const { operation, options } = call;
  const { fetch = globalFetch, timeout = TIMEOUT, retries = 2, hooks, logger } = context.options;
  const { url, body } = written;
  const { method, paging } = operation;
  const step = { url, method, body };
  const prove = createProve(written, context);
  const address = url.origin + url.pathname;
  const read = (response: Response) => readAnswer(response, { ...call, address }, context);
  const sign = (target: URL) => prove({ ...step, url: target });
  const repeatable = operation.safe ?? isReading(method);
  const result = await exchange<Answer>(
    { operation, url, headers: {}, body, repeatable, sign, read },
    {
      signal: options.signal,
      timeout: options.timeout ?? timeout,
      retries: options.retries ?? retries,
      hooks,
      logger,
      requestId,
      conclude,
      failover: (same) => same,
      fetch: guardFetch(fetch, { step, prove, follows: operation.answer !== 'redirect' }),
    },
  );
  return {
    ...result.data,
    requestId: result.requestId,
    // Made when it is asked for, which few callers do.
    get response() {
      return result.response;
    },
    ...(paging ? { paging } : {}),
  };
}

/** The error of the last attempt, with what is known of the others. */
function conclude({ error }: FailedTry, failed: readonly FailedTry[]): unknown {
  if (!(error instanceof ClientError)) return error;
  const sent = failed.some((each) => each.sent);
  return Object.assign(error, { sent, carriedOut: failed.some(isUnreadSuccess), attempts: failed.map(describeTry) });
}
