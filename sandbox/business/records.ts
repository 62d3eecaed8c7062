/** A record that finishes after it was queried often enough. */
export interface Polled {
  /** How often it was queried. */
  asked: number;
}

/** Who asks, in every v2 request. */
export interface V2Names {
  readonly appid?: string;
  readonly mch_id?: string;
  readonly sub_appid?: string;
  readonly sub_mch_id?: string;
  readonly device_info?: string;
  /** How answers and notifications are signed, where it is not MD5. */
  readonly sign_type?: string;
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

export interface Order extends Polled {
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

export interface Refund extends Polled {
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

export interface Transfer extends Polled {
  readonly request: TransferRequest;
  /** As opened, for the query seals it anew. */
  readonly userName: string | undefined;
  readonly transfer_bill_no: string;
  readonly create_time: string;
  state: 'WAIT_USER_CONFIRM' | 'SUCCESS' | 'CANCELLED';
}

export interface SubOrder {
  readonly mchid: string;
  readonly sub_mchid?: string;
  readonly sub_appid?: string;
  readonly individual_auth_id?: string;
  readonly out_trade_no: string;
  readonly attach?: string;
  readonly description: string;
  readonly amount: { readonly total_amount: number; readonly currency?: string };
  readonly settle_info?: { readonly profit_sharing?: boolean };
  /** Counts before that of `settle_info`. */
  readonly profit_sharing?: boolean;
}

export interface CombinedRequest {
  readonly combine_appid: string;
  readonly combine_mchid: string;
  readonly combine_out_trade_no: string;
  readonly scene_info?: { readonly device_id?: string };
  readonly combine_payer_info?: { readonly openid?: string };
  readonly notify_url?: string;
  readonly sub_orders: readonly SubOrder[];
}

/** Several orders that a customer pays at once. Each is an order of its own too, and tells its state. */
export interface CombinedOrder extends Polled {
  readonly request: CombinedRequest;
  readonly combine_transaction_id: string;
}

/** Somebody whom a merchant may share with. */
export interface Receiver {
  /** The merchant whose money is shared: its sub-merchant's number, or its own. */
  readonly payer: string;
  readonly type: string;
  readonly account: string;
  readonly relation_type: string;
  readonly custom_relation?: string | undefined;
  /** As opened, for an answer seals it anew. */
  readonly name?: string | undefined;
}

/** What one receiver gets. */
export interface Share {
  readonly type: string;
  readonly account: string;
  readonly amount: number;
  readonly description: string;
  /** As opened. */
  readonly name?: string | undefined;
}

export interface SharingRequest {
  readonly sub_mchid?: string | undefined;
  readonly transaction_id: string;
  readonly out_order_no: string;
  /** Nobody, where the rest is only unfrozen. */
  readonly receivers: readonly Share[];
  readonly unfreeze_unsplit: boolean;
}

/** A share on its way: `PENDING` until the sharing is finished. */
export interface SharePart extends Share {
  readonly detail_id: string;
  result: 'PENDING' | 'SUCCESS' | 'CLOSED';
  fail_reason?: string;
}

/** An order shared once, or unfrozen. */
export interface Sharing extends Polled {
  readonly request: SharingRequest;
  readonly out_trade_no: string;
  readonly order_id: string;
  readonly create_time: string;
  readonly parts: readonly SharePart[];
  state: 'PROCESSING' | 'FINISHED';
  finish_time?: string;
}

export interface ReturnRequest {
  readonly sub_mchid?: string | undefined;
  readonly out_return_no: string;
  readonly return_mchid: string;
  readonly amount: number;
  readonly description: string;
}

/** Money that goes from a receiver back to the merchant. */
export interface SharingReturn extends Polled {
  readonly request: ReturnRequest;
  /** Of the sharing that it takes back. */
  readonly out_order_no: string;
  readonly return_id: string;
  readonly create_time: string;
  result: 'PROCESSING' | 'SUCCESS' | 'FAILED';
  fail_reason?: string;
  finish_time?: string;
}

/** Whether a user allows a sub-merchant to use the payroll card. */
export interface Relation extends Polled {
  readonly openid: string;
  readonly sub_mchid: string;
  state: 'UNAUTHORIZED' | 'AUTHORIZED' | 'DEAUTHORIZED';
  authorize_time?: string;
  deauthorize_time?: string;
}
