import { isRecord } from '../core/codec.js';
import { describeError } from '../core/failure.js';
import { startLimit } from '../core/limit.js';
import type { Hooks, Preparation } from '../core/observe.js';
import type { Call } from './context.js';
import { ConfigError, TimeoutError } from './errors.js';
import { readCallOptions, type Settings } from './settings.js';

type Prepare = NonNullable<Hooks['prepare']>;

/**
 * Let `hooks.prepare` change a call before it is encoded and signed. Rejects with a `ConfigError` if the hook throws or returns
 * an invalid value, with a `TimeoutError` if it takes too long, or with the reason of the caller's signal.
 */
export async function prepareCall(call: Call, prepare: Prepare, settings: Settings): Promise<Call> {
  const { operation, request, options } = call;
  const { id, method, url } = operation;
  const given = { operation: id, method, url, request, headers: { ...options.headers } };
  return replace(
    call,
    await runInTime(prepare, given, {
      timeout: options.timeout ?? settings.timeout,
      signal: options.signal,
    }),
  );
}

async function runInTime(
  prepare: Prepare,
  given: Preparation,
  { timeout, signal }: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
): Promise<unknown> {
  const name = `${given.method} ${given.url}`;
  const limit = startLimit({ timeout, signal });
  const run = async () => prepare(given);
  try {
    return await limit.race(run());
  } catch (cause) {
    signal?.throwIfAborted();
    if (limit.timedOut()) {
      const message = `hooks.prepare did not let ${name} go within ${timeout} ms. Nothing was sent.`;
      throw new TimeoutError(message, { sent: false });
    }
    // The error may be from another call that the hook made; this one was not sent.
    throw new ConfigError(`hooks.prepare stopped ${name}: ${describeError(cause)}. Nothing was sent.`, { cause });
  } finally {
    limit.stop();
  }
}

function replace(call: Call, prepared: unknown): Call {
  if (prepared === undefined) return call;
  if (!isRecord(prepared)) throw returned(call, 'no object');
  const { request = call.request, headers = call.options.headers, ...others } = prepared;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw returned(call, `a member ${JSON.stringify(unknown)}`);
  if (!isRecord(request)) throw returned(call, 'a request that is not an object');
  // Checked like the options of callers.
  const options = { ...call.options, headers: headers as Call['options']['headers'] };
  readCallOptions(options);
  return { ...call, request, options };
}

function returned({ operation: { method, url } }: Call, what: string): ConfigError {
  return new ConfigError(
    `hooks.prepare returned ${what} for ${method} ${url}. Return { request, headers }, one of them, or nothing.`,
  );
}
