import type { AnswerState } from '../calls/answer-calls.js';
import type { CallContext } from '../calls/call-context.js';
import type { Entry, Store } from '../data/open-store.js';
import { createLedger, type Ledger, type Refund } from '../merchant-life/ledger.js';
import type { Change, Life } from '../merchant-life/life.js';
import { merchantRoutes } from '../merchant-life/merchant-life.js';
import { finishRefund } from '../merchant-life/refunds.js';
import { findRoute } from '../merchant-life/route.js';
import { createNotifier, type Notifier } from '../notifications/create-notifier.js';
import type { Delivery } from '../notifications/delivery.js';
import { writeNotice } from '../notifications/write-delivery.js';

/** How time passes in a sandbox. */
export interface WorldOptions {
  /** How many seconds of the schedule of notifications pass in one; default 1. */
  readonly speed?: number;
  /** Milliseconds until a refund has arrived; default 1000, `Infinity` for never. */
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
  close(): void;
}

export function createWorld(context: CallContext, options: WorldOptions, store: Store | undefined): World {
  const ledger = createLedger();
  const listeners = new Set<(delivery: Delivery) => void>();
  const onChange = (delivery: Delivery) => {
    store?.write([entryOf(delivery)]);
    for (const listener of listeners) listener(delivery);
  };
  const { speed = 1, notifyAnywhere: anywhere = false, doneAfter = Number.POSITIVE_INFINITY } = options;
  const notifier = createNotifier({ identity: () => context.identity, speed, anywhere, onChange });
  const arrivals = createArrivals(options);
  const tell = ({ kind, number, notice }: Change) => {
    const delivery = notice && writeNotice(notice, context);
    const value = ledger[kind].get(number);
    // What has changed and what is to be told of it are kept together, or not at all.
    if (value) store?.write([{ kind, number, value }, ...(delivery ? [entryOf(delivery)] : [])]);
    if (delivery) notifier.send(delivery);
    const refund = kind === 'refunds' ? ledger.refunds.get(number) : undefined;
    if (refund?.status === 'PROCESSING') arrivals.plan(() => arrive(refund, { ledger, life }));
  };
  const life: Life = { identity: context.identity, doneAfter, tell };
  const resume = () => {
    for (const refund of ledger.refunds.values())
      if (refund.status === 'PROCESSING') arrivals.plan(() => arrive(refund, { ledger, life }));
  };
  recall(store?.entries ?? [], { ledger, notifier });
  resume();
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
    else (ledger[kind] as Map<string, object>).set(number, value);
  }
}

/** Somebody may have ended the refund in the meantime. */
function arrive(refund: Refund, world: Pick<World, 'ledger' | 'life'>): void {
  if (refund.status === 'PROCESSING') finishRefund(refund, 'SUCCESS', world);
}

/** Lets refunds arrive after a while. */
function createArrivals({ refundAfter = 1000 }: WorldOptions) {
  const timers = new Set<NodeJS.Timeout>();
  return {
    plan: (arrival: () => void) => {
      if (refundAfter === Number.POSITIVE_INFINITY) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        arrival();
      }, refundAfter);
      timers.add(timer.unref());
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
