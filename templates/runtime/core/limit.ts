/** What bounds one piece of work: a time limit, and the caller's signal. */
export interface Limit {
  /** Aborts when the time has passed, the caller's signal aborts, or `abort` is called. */
  readonly signal: AbortSignal;
  readonly timedOut: () => boolean;
  /** Settle as `work` does, or reject soon after `signal` aborts, whether or not `work` reacts to it. One at a time. */
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
  const giveUpSoon = () => void setTimeout(() => giveUp?.(ended?.reason));
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

/** What is to be called when a signal aborts. Many calls may share one, and Node takes many listeners for a leak. */
const shared = new WeakMap<AbortSignal, Listeners>();

interface Listeners {
  readonly aborts: Set<() => void>;
  readonly callAll: () => void;
}

/** Call `abort` when the signal aborts, by the one listener that all calls share. Gives what takes it back. */
function listen(signal: AbortSignal, abort: () => void): () => void {
  const { aborts, callAll } = shared.get(signal) ?? addListener(signal);
  aborts.add(abort);
  return () => {
    aborts.delete(abort);
    if (aborts.size > 0) return;
    signal.removeEventListener('abort', callAll);
    shared.delete(signal);
  };
}

function addListener(signal: AbortSignal): Listeners {
  const aborts = new Set<() => void>();
  const callAll = () => {
    for (const abort of aborts) abort();
  };
  const listeners = { aborts, callAll };
  shared.set(signal, listeners);
  signal.addEventListener('abort', callAll, { once: true });
  return listeners;
}
