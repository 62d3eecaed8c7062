/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { CallOptions } from './client.js';
import { ConfigError, TimeoutError } from './errors.js';
import { describeError } from './failure.js';
import { isRecord } from './is-record.js';
import { startLimit } from './limit.js';
import type { Hooks, Preparation } from './observe.js';
import type { Operation } from './operation.js';

type Prepare = NonNullable<Hooks['prepare']>;

/** The parts of a call that a hook may change. */
interface PreparableCall<Options extends CallOptions> {
  readonly operation: Pick<Operation, 'id' | 'method' | 'url'>;
  readonly request: Readonly<Record<string, unknown>>;
  readonly options: Options;
}

interface Preparing<Options extends CallOptions> {
  readonly prepare: Prepare;
  /** Time limit of the hook in milliseconds, if the call has none. */
  readonly timeout: number;
  /** Check the options with the headers that the hook returned; throws a `ConfigError`. */
  readonly checkOptions: (options: Options) => void;
}

/**
 * Let `hooks.prepare` change a call before it is encoded and signed. Rejects with a `ConfigError` if the hook throws or returns
 * an invalid value, with a `TimeoutError` if it takes too long, or with the reason of the caller's signal.
 */
export async function prepareCall<Options extends CallOptions, Call extends PreparableCall<Options>>(
  call: Call & PreparableCall<Options>,
  { prepare, timeout, checkOptions }: Preparing<Options>,
): Promise<Call> {
  const { operation, request, options } = call;
  const { id, method, url } = operation;
  const given = { operation: id, method, url, request, headers: { ...options.headers } };
  const limits = { timeout: options.timeout ?? timeout, signal: options.signal };
  return replace(call, await runInTime(prepare, given, limits), checkOptions);
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

function replace<Options extends CallOptions, Call extends PreparableCall<Options>>(
  call: Call & PreparableCall<Options>,
  prepared: unknown,
  checkOptions: (options: Options) => void,
): Call {
  if (prepared === undefined) return call;
  if (!isRecord(prepared)) throw returned(call, 'no object');
  const { request = call.request, headers = call.options.headers, ...others } = prepared;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw returned(call, `a member ${JSON.stringify(unknown)}`);
  if (!isRecord(request)) throw returned(call, 'a request that is not an object');
  // Checked like the options of callers.
  const options: Options = { ...call.options, headers: headers as Options['headers'] };
  checkOptions(options);
  return { ...call, request, options };
}

function returned({ operation: { method, url } }: PreparableCall<CallOptions>, what: string): ConfigError {
  return new ConfigError(
    `hooks.prepare returned ${what} for ${method} ${url}. Return { request, headers }, one of them, or nothing.`,
  );
}
