/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { setMaxListeners } from 'node:events';

/** What bounds one piece of work: a time limit, and the caller's signal. */
export interface Limit {
  /** Aborts when the time has passed, the caller's signal aborts, or `abort` is called. */
  readonly signal: AbortSignal;
  readonly timedOut: () => boolean;
  /** Give what `work` gives, or reject soon after `signal` aborts, whether or not `work` heeds it. One at a time. */
  readonly race: <T>(work: T | PromiseLike<T>) => Promise<T>;
  readonly abort: () => void;
  /** Release timer and listener. */
  readonly stop: () => void;
}

/** A longer one, as Infinity, would end at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Start a limit of `timeout` milliseconds. Not `AbortSignal.any`: on Node 20 it keeps every signal that it joined to a long-lived one. */
export function startLimit({
  timeout,
  signal,
}: {
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}): Limit {
  // Makes its signal when that is first read, which costs as much as all of the rest.
  const controller = new AbortController();
  let ended: { readonly reason: unknown } | undefined;
  let timedOut = false;
  // Cleared when the work is done: a promise that stays pending would keep every answer that was raced against it.
  let giveUp: ((reason: unknown) => void) | undefined;
  // A `fetch` that heeds the signal knows more about what it sent, so it gets the time to reject first.
  const giveUpSoon = () => void setImmediate(() => giveUp?.(ended?.reason));
  const end = (reason: unknown) => {
    ended ??= { reason };
    controller.abort(reason);
    giveUpSoon();
  };
  const expire = () => {
    timedOut = true;
    end(undefined);
  };
  const timer = setTimeout(expire, Math.min(timeout, LONGEST_TIMEOUT));
  const abort = () => end(signal?.reason);
  if (signal?.aborted) abort();
  const release = signal && listen(signal, abort);
  const race = async <T>(work: T | PromiseLike<T>): Promise<T> => {
    try {
      return await new Promise<T>((resolve, reject) => {
        giveUp = reject;
        Promise.resolve(work).then(resolve, reject);
        if (ended) giveUpSoon();
      });
    } finally {
      giveUp = undefined;
    }
  };
  return {
    get signal() {
      return controller.signal;
    },
    timedOut: () => timedOut,
    race,
    abort: () => controller.abort(),
    stop: () => {
      clearTimeout(timer);
      release?.();
    },
  };
}

function listen(signal: AbortSignal, abort: () => void): () => void {
  // Many calls may share one signal, which Node would take for a leak; a polyfilled one it does not count.
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
  signal.addEventListener('abort', abort, { once: true });
  return () => signal.removeEventListener('abort', abort);
}
