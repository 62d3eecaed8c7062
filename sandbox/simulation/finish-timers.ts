import type { BusinessContext, Change } from '../business/business-context.js';
import { finishReturn } from '../business/profit-sharing/returns.js';
import { finishSharing } from '../business/profit-sharing/sharings.js';
import { finishRefund } from '../business/refunds/take-refund.js';
import type { Tables } from '../business/tables.js';

/** Finishes refunds, profit sharings and returns after a while. */
export interface FinishTimers {
  /** Start the timer of a record, unless its kind never finishes by itself or it has finished already. */
  start(change: Pick<Change, 'kind' | 'number'>): void;
  close(): void;
}

/** What finishes a record of each kind; `undefined` for one that has finished. */
const finishers: {
  readonly [Kind in keyof Tables]?: (number: string, context: BusinessContext) => (() => void) | undefined;
} = {
  refunds: (number, context) => {
    const refund = context.tables.refunds.get(number);
    return refund?.status === 'PROCESSING' ? () => finishRefund(refund, 'SUCCESS', context) : undefined;
  },
  sharings: (number, context) => {
    const sharing = context.tables.sharings.get(number);
    return sharing?.state === 'PROCESSING' ? () => finishSharing(sharing, context) : undefined;
  },
  returns: (number, context) => {
    const begun = context.tables.returns.get(number);
    return begun?.result === 'PROCESSING' ? () => finishReturn(begun, context) : undefined;
  },
};

/** The longest delay of a Node.js timer, about 25 days; with a longer one it fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Create timers of `delay` milliseconds; they never fire when that is more than a timer can wait. */
export function createFinishTimers(delay: number, context: BusinessContext): FinishTimers {
  const timers = new Set<NodeJS.Timeout>();
  return {
    start: ({ kind, number }) => {
      if (delay > LONGEST_TIMER || !finishers[kind]?.(number, context)) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        // A user action may have finished it in the meantime.
        finishers[kind]?.(number, context)?.();
      }, delay);
      timers.add(timer.unref());
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
