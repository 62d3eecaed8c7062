import type { Change, Life } from '../business/business-context.js';
import { merchantRoutes } from '../business/merchant-routes.js';
import { findRoute } from '../business/route.js';
import { createLedger, type Ledger } from '../business/tables.js';
import type { AnswerState } from '../calls/answer-calls.js';
import type { CallContext } from '../calls/call-context.js';
import { createNotifier, type Notifier } from '../notifications/create-notifier.js';
import type { Delivery, Posted } from '../notifications/delivery.js';
import { writeNotice } from '../notifications/write-delivery.js';
import type { Entry, Store } from '../storage/open-store.js';
import { createArrivals } from './create-arrivals.js';

/** How time passes in a sandbox. */
export interface WorldOptions {
  /** How many seconds of the schedule of notifications pass in one; default 1. */
  readonly speed?: number;
  /** Milliseconds until a refund, a sharing or a return has arrived; default 1000, `Infinity` for never. */
  readonly refundAfter?: number;
  /** How often the merchant asks until a payment or transfer is done by itself; default `Infinity`. */
  readonly doneAfter?: number;
  /** Whether notifications may leave this machine; default `false`. */
  readonly notifyAnywhere?: boolean;
}

/** What happens in a sandbox: a merchant's orders, and what it is told of them. */
export interface World {
  readonly context: CallContext;
  readonly ledger: Ledger;
  readonly life: Life;
  readonly notifier: Notifier;
  readonly answer: AnswerState;
  /** Call `listener` after each change of a delivery; gives what ends that. */
  onDelivery(listener: (delivery: Delivery) => void): () => void;
  /** Call `listener` after each change of the ledger. */
  onChange(listener: (change: Change) => void): void;
  close(): void;
}

/** What a world tells of, and where it is kept. */
export interface WorldWitnesses {
  readonly store: Store | undefined;
  /** Is told of each attempt at a notification. */
  readonly onPosted: (posted: Posted) => void;
}

export function createWorld(context: CallContext, options: WorldOptions, witnesses: WorldWitnesses): World {
  const { store, onPosted } = witnesses;
  const ledger = createLedger();
  const listeners = new Set<(delivery: Delivery) => void>();
  const watchers: ((change: Change) => void)[] = [];
  const onChange = (delivery: Delivery) => {
    store?.write([entryOf(delivery)]);
    for (const listener of listeners) listener(delivery);
  };
  const onForget = ({ id: number }: Delivery) => store?.write([{ kind: 'notifications', number, value: undefined }]);
  const { speed = 1, notifyAnywhere: anywhere = false, doneAfter = Number.POSITIVE_INFINITY } = options;
  const notifier = createNotifier({ identity: () => context.identity, speed, anywhere, onChange, onPosted, onForget });
  const tell = (...changes: readonly Change[]) => {
    const deliveries = changes.flatMap(({ notice }) => (notice ? [writeNotice(notice, context)] : []));
    const entries = changes.map(({ kind, number }) => ({ kind, number, value: ledger[kind].get(number) }));
    // What has changed and what is to be told of it are kept together, or not at all.
    store?.write([...entries, ...deliveries.map(entryOf)]);
    for (const delivery of deliveries) notifier.send(delivery);
    for (const change of changes) arrivals.plan(change);
    for (const change of changes) for (const watch of watchers) watch(change);
  };
  const life: Life = { identity: context.identity, doneAfter, tell };
  const arrivals = createArrivals(options.refundAfter ?? 1000, { ledger, life });
  recall(store?.entries ?? [], { ledger, notifier });
  for (const { kind, number } of store?.entries ?? []) if (kind !== 'notifications') arrivals.plan({ kind, number });
  return {
    context,
    ledger,
    life,
    notifier,
    answer: findRoute(merchantRoutes(life, ledger)),
    onDelivery: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onChange: (listener) => void watchers.push(listener),
    close: () => {
      arrivals.close();
      notifier.close();
    },
  };
}

function entryOf(delivery: Delivery): Entry {
  return { kind: 'notifications', number: delivery.id, value: delivery };
}

/** Go on where an earlier sandbox was when it ended. */
function recall(entries: readonly Entry[], { ledger, notifier }: Pick<World, 'ledger' | 'notifier'>): void {
  for (const { kind, number, value } of entries) {
    // What is kept was written by `write`, from a value of this kind.
    if (kind === 'notifications') notifier.recall(value as Delivery);
    else if (value) (ledger[kind] as Map<string, object>).set(number, value);
  }
}
