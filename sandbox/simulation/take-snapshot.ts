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
import type { Simulation } from './create-simulation.js';

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

export function takeSnapshot({ business: { tables }, notifier }: Pick<Simulation, 'business' | 'notifier'>): Snapshot {
  return structuredClone({
    orders: [...tables.orders.values()],
    combined: [...tables.combined.values()],
    refunds: [...tables.refunds.values()],
    transfers: [...tables.transfers.values()],
    receivers: [...tables.receivers.values()],
    sharings: [...tables.sharings.values()],
    returns: [...tables.returns.values()],
    relations: [...tables.relations.values()],
    notifications: [...notifier.deliveries.values()],
  });
}
