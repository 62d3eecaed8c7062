import { IndexedMap } from './indexed-map.js';
import type { CombinedOrder, Order, Receiver, Refund, Relation, Sharing, SharingReturn, Transfer } from './records.js';

/** The records of a sandbox by kind, each in the order in which it was added. */
export interface Tables {
  /** By `out_trade_no`. */
  readonly orders: IndexedMap<Order, 'transaction'>;
  /** By `combine_out_trade_no`. */
  readonly combined: IndexedMap<CombinedOrder, 'transaction'>;
  /** By `out_refund_no`. */
  readonly refunds: IndexedMap<Refund, 'refund_id' | 'order'>;
  /** By `out_bill_no`. */
  readonly transfers: IndexedMap<Transfer, 'transfer_bill_no'>;
  /** By `receiverKey`. */
  readonly receivers: Map<string, Receiver>;
  /** By `out_order_no`. */
  readonly sharings: IndexedMap<Sharing, 'order_id' | 'order'>;
  /** By `out_return_no`. */
  readonly returns: IndexedMap<SharingReturn, 'sharing'>;
  /** By `relationKey`. */
  readonly relations: Map<string, Relation>;
}

/** Create tables that contain these orders. */
export function createTables(orders: readonly Order[] = []): Tables {
  const tables: Tables = {
    orders: new IndexedMap({ transaction: ({ payment }) => payment?.transaction_id }),
    combined: new IndexedMap({ transaction: ({ combine_transaction_id }) => combine_transaction_id }),
    refunds: new IndexedMap({ refund_id: ({ refund_id }) => refund_id, order: ({ out_trade_no }) => out_trade_no }),
    transfers: new IndexedMap({ transfer_bill_no: ({ transfer_bill_no }) => transfer_bill_no }),
    receivers: new Map(),
    sharings: new IndexedMap({ order_id: ({ order_id }) => order_id, order: ({ out_trade_no }) => out_trade_no }),
    returns: new IndexedMap({ sharing: ({ out_order_no }) => out_order_no }),
    relations: new Map(),
  };
  for (const order of orders) tables.orders.set(order.request.out_trade_no, order);
  return tables;
}
