/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { describeError, nameError } from './failure.js';

/** One attempt of a call, for logs and hooks: without keys, bodies and values of the caller. */
export interface Attempt {
  /** Page and anchor: `openapi/orders#post`. */
  readonly operation: string;
  readonly method: string;
  /** As documented, with its placeholders: `/orders/{order_id}`. */
  readonly url: string;
  readonly host: string;
  /** Counts from 1. */
  readonly attempt: number;
}

export interface Outcome extends Attempt {
  readonly milliseconds: number;
  /** Status of the response; `undefined` if there was none. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The reason why the attempt failed; `undefined` if it succeeded. */
  readonly error: unknown;
}

/** A call before it is encoded, sealed and signed. */
export interface Preparation {
  /** Page and anchor: `openapi/orders#post`; for `client.request`, method and path. */
  readonly operation: string;
  readonly method: string;
  /** As documented, with its placeholders: `/orders/{order_id}`. */
  readonly url: string;
  /** The caller's request: path parameters, `query`, `json`, `xml`, … */
  readonly request: Readonly<Record<string, unknown>>;
  /** The call's own headers, from its options. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** A replacement of the request, of the call's own headers, or both. */
export interface PreparedCall {
  readonly request?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that returns nothing changes nothing
type Prepared = PreparedCall | undefined | void;

export interface Hooks {
  /**
   * Called once for each call, before anything is encoded, sealed and signed; its result replaces the caller's request or
   * headers. An error stops the call with a `ConfigError`; taking longer than `timeout` stops it with a `TimeoutError`.
   */
  readonly prepare?: (call: Preparation) => Prepared | Promise<Prepared>;
  /** Called before each attempt. An error, or taking longer than `timeout`, stops the call before this attempt is sent. */
  readonly before?: (attempt: Attempt) => void | Promise<void>;
  /** Called after each attempt, without waiting for it. An error is logged, and does not change the result of the call. */
  readonly after?: (outcome: Outcome) => void | Promise<void>;
}

export interface Logger {
  debug(message: string, details: object): void;
  warn(message: string, details: object): void;
}

export interface Observers {
  readonly hooks?: Hooks | undefined;
  readonly logger?: Logger | undefined;
}

/** A logger whose errors, synchronous or not, are ignored: a call that was carried out must not look failed. */
export function shieldLogger(logger: Logger): Logger {
  const shield = (method: 'debug' | 'warn') => (message: string, details: object) =>
    runAside(
      () => logger[method](message, details),
      () => {},
    );
  return { debug: shield('debug'), warn: shield('warn') };
}

/** Notify the observers that an attempt begins; settles when `hooks.before` does. */
export async function announce(attempt: Attempt, { hooks, logger }: Observers): Promise<void> {
  logger?.debug(`${attempt.method} ${attempt.url}`, attempt);
  await hooks?.before?.(attempt);
}

/** Notify the observers how an attempt ended, without waiting for `hooks.after`, which may never settle. */
export function report(outcome: Outcome, { hooks, logger }: Observers): void {
  const { error, ...facts } = outcome;
  const line = `${outcome.method} ${outcome.url} ${outcome.status ?? 'without answer'} ${outcome.milliseconds} ms`;
  if (error === undefined) logger?.debug(line, facts);
  else logger?.warn(line, { ...facts, error: nameError(error) });
  runAside(
    () => hooks?.after?.(outcome),
    (failure) => logger?.warn('hooks.after failed', { reason: describeError(failure) }),
  );
}

function runAside(run: () => unknown, failed: (failure: unknown) => void): void {
  try {
    // A function with a synchronous type may be async.
    Promise.resolve(run()).catch(failed);
  } catch (failure) {
    failed(failure);
  }
}
