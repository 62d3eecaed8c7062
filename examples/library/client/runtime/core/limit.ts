/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** The limits of one piece of work: a time limit, and the caller's signal. */
export interface Limit {
  /** Aborts after the time limit, when the caller's signal aborts, or when `abort` is called. */
  readonly signal: AbortSignal;
  readonly timedOut: () => boolean;
  /** Settle like `work`, or reject soon after `signal` aborts, even if `work` ignores it. Only one at a time. */
  readonly race: <T>(work: T | PromiseLike<T>) => Promise<T>;
  readonly abort: () => void;
  /** Remove the timer and the listener. */
  readonly stop: () => void;
}

/** A timer with a longer delay, such as Infinity, would fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** Start a limit of `timeout` milliseconds. Not `AbortSignal.any`, which on Node 20 keeps every signal that is combined with a long-lived one in memory. */
export function startLimit({
  timeout,
  signal,
}: {
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}): Limit {
  // Its signal is created on first access, which takes as long as everything else here.
  const controller = new AbortController();
  let ended: { readonly reason: unknown } | undefined;
  let timedOut = false;
  // Cleared when the work is done: a promise that stays pending would keep every response in memory that was raced against it.
  let giveUp: ((reason: unknown) => void) | undefined;
  // A `fetch` that observes the signal knows more about what it sent, so it may reject first.
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

/** Functions to call when a signal aborts. Many calls may share one, and Node warns about many listeners. */
const shared = new WeakMap<AbortSignal, Listeners>();

interface Listeners {
  readonly aborts: Set<() => void>;
  readonly callAll: () => void;
}

/** Call `abort` when the signal aborts, through one listener that all calls share. Returns a function that undoes this. */
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
