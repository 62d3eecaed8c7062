import type { CombinedOrder } from './combined-orders/combined-order.js';
import type { Waiting } from './life.js';
import type { Relation } from './payroll-card.js';
import type { Receiver, Sharing, SharingReturn } from './profit-sharing/sharing.js';
import type { V2Names } from './v2/v2-fields.js';

/** What a merchant and its customers have done. */
export interface Ledger {
  /** By `out_trade_no`. */
  readonly orders: Map<string, Order>;
  /** By `combine_out_trade_no`. */
  readonly combined: Map<string, CombinedOrder>;
  /** By `out_refund_no`. */
  readonly refunds: Map<string, Refund>;
  /** By `out_bill_no`. */
  readonly transfers: Map<string, Transfer>;
  /** By `receiverKey`. */
  readonly receivers: Map<string, Receiver>;
  /** By `out_order_no`. */
  readonly sharings: Map<string, Sharing>;
  /** By `out_return_no`. */
  readonly returns: Map<string, SharingReturn>;
  /** By `relationKey`. */
  readonly relations: Map<string, Relation>;
}

/** An empty ledger, or one that begins with what is given. */
export function createLedger(given: Partial<Ledger> = {}): Ledger {
  const traded = { orders: new Map(), combined: new Map(), refunds: new Map(), transfers: new Map() };
  const shared = { receivers: new Map(), sharings: new Map(), returns: new Map(), relations: new Map() };
  return { ...traded, ...shared, ...given };
}

/** What a request for an order has in every way of paying. */
export interface OrderRequest {
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
