import { describeError, nameError } from './failure.js';

/** One attempt of a call, as logs and hooks see it: no key, no body, no value of the caller but the operation's name. */
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
  /** Of the answer; `undefined` when none came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Why the attempt failed; `undefined` when it did not. */
  readonly error: unknown;
}

/** A call before it is encoded, sealed and signed. */
export interface Preparation {
  /** Page and anchor: `openapi/orders#post`; of `client.request` method and path. */
  readonly operation: string;
  readonly method: string;
  /** As documented, with its placeholders: `/orders/{order_id}`. */
  readonly url: string;
  /** As the caller gave it: path parameters, `query`, `json`, `xml`, … */
  readonly request: Readonly<Record<string, unknown>>;
  /** The call's own headers, from its options. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What replaces the request, the call's own headers, or both. */
export interface PreparedCall {
  readonly request?: object | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that returns nothing changes nothing
type Prepared = PreparedCall | undefined | void;

export interface Hooks {
  /**
   * Called once for each call, before anything is encoded, sealed and signed; what it returns is sent in place of what the
   * caller gave. A failure here stops the call with a `ConfigError`; taking longer than `timeout` stops it with a `TimeoutError`.
   */
  readonly prepare?: (call: Preparation) => Prepared | Promise<Prepared>;
  /** A failure here stops the call before this attempt is sent; so does one that takes longer than `timeout`. */
  readonly before?: (attempt: Attempt) => void | Promise<void>;
  /** A failure here is logged, and changes nothing: the call has happened. The call does not wait for it. */
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

/** A logger whose failures, at once or later, change nothing: a call that has happened must not look as if it had not. */
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
    // What looks synchronous to its type may be an async function.
    Promise.resolve(run()).catch(failed);
  } catch (failure) {
    failed(failure);
  }
}
