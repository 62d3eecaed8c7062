/** One attempt of a call, as logs and hooks see it: no key, no body, no value of the caller but the operation's name. */
export interface Attempt {
  /** Page and anchor: `openapi/v3/pay/transactions/jsapi#post`. */
  readonly operation: string;
  readonly method: string;
  /** As documented, with its placeholders: `/v3/refund/domestic/refunds/{out_refund_no}`. */
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

export interface Hooks {
  /** A failure here stops the call before it is sent. */
  readonly before?: (attempt: Attempt) => void | Promise<void>;
  /** A failure here is logged, and changes nothing: the call has happened. */
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

/** A logger whose failures change nothing: a call that has happened must not look as if it had not. */
export function shieldLogger(logger: Logger): Logger {
  const shield = (method: 'debug' | 'warn') => (message: string, details: object) => {
    try {
      logger[method](message, details);
    } catch {}
  };
  return { debug: shield('debug'), warn: shield('warn') };
}

/** Tell the observers that an attempt begins. */
export async function announce(attempt: Attempt, { hooks, logger }: Observers): Promise<void> {
  logger?.debug(`${attempt.method} ${attempt.url}`, attempt);
  await hooks?.before?.(attempt);
}

/** Tell the observers how an attempt ended. */
export async function report(outcome: Outcome, { hooks, logger }: Observers): Promise<void> {
  const { error, ...facts } = outcome;
  const line = `${outcome.method} ${outcome.url} ${outcome.status ?? 'without answer'} ${outcome.milliseconds} ms`;
  if (error === undefined) logger?.debug(line, facts);
  else logger?.warn(line, { ...facts, error: error instanceof Error ? error.name : typeof error });
  try {
    await hooks?.after?.(outcome);
  } catch (failure) {
    logger?.warn('hooks.after failed', { reason: String(failure) });
  }
}
