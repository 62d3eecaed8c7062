import type { BusinessContext, Change } from '../business/business-context.js';
import { finishReturn } from '../business/profit-sharing/returns.js';
import { finishSharing } from '../business/profit-sharing/sharings.js';
import { finishRefund } from '../business/refunds/create-refund.js';
import { createTables, type Tables } from '../business/tables.js';
import type { AnswerStateful } from '../calls/answer-calls.js';
import type { CallContext } from '../calls/call-context.js';
import { createNotifier, type Notifier } from '../notifications/create-notifier.js';
import type { Delivery, SentAttempt } from '../notifications/delivery.js';
import { writeEventDelivery } from '../notifications/write-delivery.js';
import { findRoute } from '../protocol/route.js';
import type { Entry, Store } from '../storage/open-store.js';
import { merchantRoutes } from './merchant-routes.js';

/** Options for the speed of a sandbox. */
export interface SimulationOptions {
  /** The factor by which retries of notifications are faster than documented; default 1. */
  readonly speed?: number;
  /** Milliseconds until a refund, a profit sharing or its return finishes; default 1000, `Infinity` for never. */
  readonly refundAfter?: number;
  /** The number of queries after which a payment or transfer finishes by itself; default `Infinity`. */
  readonly doneAfter?: number;
  /** Whether notifications may be sent to other machines; default `false`. */
  readonly notifyAnywhere?: boolean;
}

/** The state of one sandbox: its records, and the notifications about them. */
export interface Simulation {
  readonly context: CallContext;
  readonly business: BusinessContext;
  readonly notifier: Notifier;
  readonly answer: AnswerStateful;
  /** Call `listener` after each change of a delivery; returns a function that removes it. */
  onDelivery(listener: (delivery: Delivery) => void): () => void;
  /** Call `listener` after each change of a record. */
  onChange(listener: (change: Change) => void): void;
  close(): void;
}

interface SimulationOutputs {
  readonly store: Store | undefined;
  /** Called after each attempt to deliver a notification. */
  readonly onAttempt: (posted: SentAttempt) => void;
}

export function createSimulation(
  context: CallContext,
  options: SimulationOptions,
  { store, onAttempt }: SimulationOutputs,
): Simulation {
  const tables = createTables();
  const deliveryListeners = new Set<(delivery: Delivery) => void>();
  const changeListeners: ((change: Change) => void)[] = [];
  const onChange = (delivery: Delivery) => {
    store?.write([entryOf(delivery)]);
    for (const listener of deliveryListeners) listener(delivery);
  };
  const onForget = ({ id: number }: Delivery) => store?.write([{ kind: 'notifications', number, value: undefined }]);
  const { speed = 1, notifyAnywhere: anywhere = false, doneAfter = Number.POSITIVE_INFINITY } = options;
  const notifier = createNotifier({ identity: () => context.identity, speed, anywhere, onChange, onAttempt, onForget });
  const commit = (...changes: readonly Change[]) => {
    const deliveries = changes.flatMap(({ event }) => (event ? [writeEventDelivery(event, context)] : []));
    const entries = changes.map(({ kind, number }) => ({ kind, number, value: tables[kind].get(number) }));
    // Records and the notifications about them are stored in one transaction.
    store?.write([...entries, ...deliveries.map(entryOf)]);
    for (const delivery of deliveries) notifier.send(delivery);
    for (const change of changes) timers.start(change);
    for (const change of changes) for (const listener of changeListeners) listener(change);
  };
  const business: BusinessContext = { identity: context.identity, tables, doneAfter, commit };
  const timers = createFinishTimers(options.refundAfter ?? 1000, business);
  restore(store?.entries ?? [], tables, notifier);
  for (const { kind, number } of store?.entries ?? []) if (kind !== 'notifications') timers.start({ kind, number });
  return {
    context,
    business,
    notifier,
    answer: findRoute(merchantRoutes(business)),
    onDelivery: (listener) => {
      deliveryListeners.add(listener);
      return () => void deliveryListeners.delete(listener);
    },
    onChange: (listener) => void changeListeners.push(listener),
    close: () => {
      timers.close();
      notifier.close();
    },
  };
}

function entryOf(delivery: Delivery): Entry {
  return { kind: 'notifications', number: delivery.id, value: delivery };
}

/** Restore the state that an earlier sandbox stored. */
function restore(entries: readonly Entry[], tables: Tables, notifier: Notifier): void {
  for (const { kind, number, value } of entries) {
    // `write` stored it from a value of this kind.
    if (kind === 'notifications') notifier.restore(value as Delivery);
    else if (value) (tables[kind] as Map<string, object>).set(number, value);
  }
}

/** Finishes refunds, profit sharings and returns after a while. */
interface FinishTimers {
  /** Start the timer of a record, unless its kind never finishes by itself or it has finished already. */
  start(change: Pick<Change, 'kind' | 'number'>): void;
  close(): void;
}

/** Functions that finish a record of each kind; `undefined` for one that has finished. */
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
    const record = context.tables.returns.get(number);
    return record?.result === 'PROCESSING' ? () => finishReturn(record, context) : undefined;
  },
};

/** The longest delay of a Node.js timer, about 25 days; with a longer one it fires at once. */
const MAX_TIMER = 2 ** 31 - 1;

/** Create timers of `delay` milliseconds; they never fire when that is more than a timer can wait. */
function createFinishTimers(delay: number, context: BusinessContext): FinishTimers {
  const timers = new Set<NodeJS.Timeout>();
  return {
    start: ({ kind, number }) => {
      if (delay > MAX_TIMER || !finishers[kind]?.(number, context)) return;
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
