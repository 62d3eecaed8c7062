import type { Books } from '../business/books.js';
import type { Change } from '../business/business-context.js';
import { finishReturn } from '../business/profit-sharing/returns.js';
import { finishSharing } from '../business/profit-sharing/sharings.js';
import { finishRefund } from '../business/refunds/take-refund.js';
import type { Ledger } from '../business/tables.js';

/** What ends by itself after a while. */
export interface Arrivals {
  /** Let a thing arrive later, where it is of a kind that does and has not yet. */
  plan(change: Pick<Change, 'kind' | 'number'>): void;
  close(): void;
}

/** How the things of a kind end; gives nothing for one that has ended. */
const endings: {
  readonly [Kind in keyof Ledger]?: (number: string, books: Books) => (() => void) | undefined;
} = {
  refunds: (number, books) => {
    const refund = books.ledger.refunds.get(number);
    return refund?.status === 'PROCESSING' ? () => finishRefund(refund, 'SUCCESS', books) : undefined;
  },
  sharings: (number, books) => {
    const sharing = books.ledger.sharings.get(number);
    return sharing?.state === 'PROCESSING' ? () => finishSharing(sharing, books) : undefined;
  },
  returns: (number, books) => {
    const begun = books.ledger.returns.get(number);
    return begun?.result === 'PROCESSING' ? () => finishReturn(begun, books) : undefined;
  },
};

/** The longest that a timer waits, about 25 days; it fires at once where more is asked for. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Let refunds, sharings and returns arrive after so many milliseconds; never where that is longer than a timer waits. */
export function createArrivals(delay: number, books: Books): Arrivals {
  const timers = new Set<NodeJS.Timeout>();
  return {
    plan: ({ kind, number }) => {
      if (delay > LONGEST_TIMER || !endings[kind]?.(number, books)) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        // Somebody may have ended it in the meantime.
        endings[kind]?.(number, books)?.();
      }, delay);
      timers.add(timer.unref());
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
