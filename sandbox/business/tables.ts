import type { Waiting } from './business-context.js';
import type { CombinedOrder } from './combined-orders/combined-order.js';
import { IndexedMap } from './indexed-map.js';
import type { Relation } from './payroll-card.js';
import type { Receiver, Sharing, SharingReturn } from './profit-sharing/sharing.js';
import type { V2Names } from './v2/v2-fields.js';

/** What a merchant and its customers have done. */
export interface Ledger {
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

/** A ledger that begins with these orders. */
export function createLedger(orders: readonly Order[] = []): Ledger {
  const ledger: Ledger = {
    orders: new IndexedMap({ transaction: ({ payment }) => payment?.transaction_id }),
    combined: new IndexedMap({ transaction: ({ combine_transaction_id }) => combine_transaction_id }),
    refunds: new IndexedMap({ refund_id: ({ refund_id }) => refund_id, order: ({ out_trade_no }) => out_trade_no }),
    transfers: new IndexedMap({ transfer_bill_no: ({ transfer_bill_no }) => transfer_bill_no }),
    receivers: new Map(),
    sharings: new IndexedMap({ order_id: ({ order_id }) => order_id, order: ({ out_trade_no }) => out_trade_no }),
    returns: new IndexedMap({ sharing: ({ out_order_no }) => out_order_no }),
    relations: new Map(),
  };
  for (const order of orders) ledger.orders.set(order.request.out_trade_no, order);
  return ledger;
}

/** What a request for an order has in every way of paying. */
export interface OrderRequest {
  readonly appid?: string;
  /** In place of `appid` where a partner placed it. */
  readonly sp_appid?: string;
  readonly out_trade_no: string;
  readonly description: string;
  readonly attach?: string;
  readonly notify_url?: string;
  readonly amount: { readonly total: number; readonly currency?: string };
  readonly payer?: object;
  readonly settle_info?: { readonly profit_sharing?: boolean };
}

export interface Order extends Waiting {
  readonly request: OrderRequest;
  readonly tradeType: 'JSAPI' | 'NATIVE' | 'APP' | 'MWEB' | 'MICROPAY';
  /** Whose it is, as a query has to name them: `{ mchid }` or `{ sp_mchid, sub_mchid }`. */
  readonly owner: Readonly<Record<string, string>>;
  readonly create_time: string;
  /** There where it was placed by v2, which is told of it by v2. */
  readonly v2?: V2Names;
  /** The `combine_out_trade_no` of what it is a part of. */
  readonly combined?: string;
  state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR';
  /** There once it is paid. */
  payment?: { readonly transaction_id: string; readonly success_time: string; readonly bank_type: string };
}

export interface RefundRequest {
  readonly sub_mchid?: string;
  readonly out_trade_no?: string;
  readonly transaction_id?: string;
  readonly out_refund_no: string;
  readonly notify_url?: string;
  readonly amount: { readonly refund: number; readonly total: number; readonly currency: string };
}

export interface Refund extends Waiting {
  readonly request: RefundRequest;
  readonly out_trade_no: string;
  readonly refund_id: string;
  /** There where it was taken by v2. */
  readonly v2?: V2Names;
  readonly create_time: string;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  /** There once it came back, and was sent elsewhere. */
  rerouted?: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD';
  success_time?: string;
  /** There once it has arrived: a number of the same row as those of payments, which tells what came first. */
  booked?: string;
}

export interface TransferRequest {
  readonly appid: string;
  readonly out_bill_no: string;
  readonly openid: string;
  readonly user_name?: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
  readonly notify_url?: string;
}

export interface Transfer extends Waiting {
  readonly request: TransferRequest;
  /** As opened, for the query seals it anew. */
  readonly userName: string | undefined;
  readonly transfer_bill_no: string;
  readonly create_time: string;
  state: 'WAIT_USER_CONFIRM' | 'SUCCESS' | 'CANCELLED';
}
