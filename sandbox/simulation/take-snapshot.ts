import type {
  CombinedOrder,
  Order,
  Receiver,
  Refund,
  Relation,
  Sharing,
  SharingReturn,
  Transfer,
} from '../business/records.js';
import type { Delivery } from '../notifications/delivery.js';
import type { World } from './create-simulation.js';

/** The state of a sandbox at one moment, as plain objects. */
export interface Snapshot {
  readonly orders: readonly Order[];
  readonly combined: readonly CombinedOrder[];
  readonly refunds: readonly Refund[];
  readonly transfers: readonly Transfer[];
  readonly receivers: readonly Receiver[];
  readonly sharings: readonly Sharing[];
  readonly returns: readonly SharingReturn[];
  readonly relations: readonly Relation[];
  readonly notifications: readonly Delivery[];
}

export function takeSnapshot({ ledger, notifier }: Pick<World, 'ledger' | 'notifier'>): Snapshot {
  return structuredClone({
    orders: [...ledger.orders.values()],
    combined: [...ledger.combined.values()],
    refunds: [...ledger.refunds.values()],
    transfers: [...ledger.transfers.values()],
    receivers: [...ledger.receivers.values()],
    sharings: [...ledger.sharings.values()],
    returns: [...ledger.returns.values()],
    relations: [...ledger.relations.values()],
    notifications: [...notifier.deliveries.values()],
  });
}
