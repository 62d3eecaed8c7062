/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { FailedTry } from '../core/attempt.js';
import { describeTry, isUnreadSuccess } from '../core/delivery.js';
import { ClientError, ConfigError } from '../core/errors.js';
import { exchange } from '../core/exchange.js';
import { toClientError } from '../core/failure.js';
import { shieldLogger } from '../core/observe.js';
import { type Fetch, globalFetch } from '../core/send.js';
import { checkOptions, type Kind, shared } from './check-options.js';
import type { CallOptions, ListResult } from './client.js';
import { type Answer, type Call, type Context, isReading, requestId, TIMEOUT, type Written } from './context.js';
import { createProve, guardFetch } from './prove.js';
import { readAnswer } from './read-answer.js';
import { writeRequest } from './write-request.js';

/** Make any call. `first`, where it is given, stands for the attempt that was made already. */
export async function perform(given: Call, context: Context, first?: Fetch): Promise<ListResult<unknown, string>> {
  const { method, url } = given.operation;
  try {
    checkCallOptions(given.options);
    const call = await prepare(given, context);
    return await sendCall(call, await writeRequest(call, context), { context, first });
  } catch (error) {
    const { signal } = Object(given.options);
    if (signal?.aborted && error === signal.reason) throw error;
    throw toClientError(
      error,
      (reason) => new ConfigError(`${method} ${url} cannot be sent: ${reason}.`, { cause: error }),
    );
  }
}

const callOptions: Readonly<Record<keyof CallOptions, Kind>> = { ...shared, signal: 'an object' };

function checkCallOptions(options: CallOptions): void {
  checkOptions(options, callOptions, 'A call');
}

async function prepare(call: Call, { options: { hooks, timeout = TIMEOUT } }: Context): Promise<Call> {
  const hook = hooks?.prepare;
  if (!hook) return call;
  const { prepareCall } = await import('../core/prepare.js');
  return prepareCall(call, { prepare: hook, timeout, checkOptions: checkCallOptions });
}

interface Sending {
  readonly context: Context;
  readonly first: Fetch | undefined;
}

async function sendCall(
  call: Call,
  written: Written,
  { context, first }: Sending,
): Promise<ListResult<unknown, string>> {
  const { operation, options } = call;
  const { fetch = globalFetch, timeout = TIMEOUT, retries = 2, hooks } = context.options;
  const logger = context.options.logger && shieldLogger(context.options.logger);
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
      fetch: guardFetch(firstThen(first, fetch), { step, prove, follows: operation.answer !== 'redirect' }),
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

function firstThen(first: Fetch | undefined, fetch: Fetch): Fetch {
  let next = first ?? fetch;
  return (url, init) => {
    const send = next;
    next = fetch;
    return send(url, init);
  };
}

/** The error of the last attempt, with what is known of the others. */
function conclude({ error }: FailedTry, failed: readonly FailedTry[]): unknown {
  if (!(error instanceof ClientError)) return error;
  const sent = failed.some((each) => each.sent);
  return Object.assign(error, { sent, carriedOut: failed.some(isUnreadSuccess), attempts: failed.map(describeTry) });
}
