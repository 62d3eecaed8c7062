import { setTimeout as sleep } from 'node:timers/promises';

/** Lets later notifications overtake earlier ones. */
export interface Disorder {
  /** Let the next one wait until another has gone. */
  holdNext(): void;
  /** Resolves at once, or, for one that is held, when another has gone or none came for long. */
  pass(closing: AbortSignal): Promise<void>;
  /** One has gone, and what it overtook follows. */
  follow(): void;
}

/** Milliseconds that one is held where no other comes. */
const LONGEST_HOLD = 15_000;

export function createDisorder(): Disorder {
  const held = new Set<AbortController>();
  let wanted = 0;
  return {
    holdNext: () => {
      wanted += 1;
    },
    pass: async (closing) => {
      if (wanted === 0) return;
      wanted -= 1;
      const overtaken = new AbortController();
      held.add(overtaken);
      const signal = AbortSignal.any([closing, overtaken.signal]);
      await sleep(LONGEST_HOLD, undefined, { signal, ref: false }).catch(() => closing.throwIfAborted());
      held.delete(overtaken);
    },
    follow: () => {
      for (const overtaken of held) overtaken.abort();
    },
  };
}
