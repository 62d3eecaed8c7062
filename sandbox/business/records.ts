/** A record that finishes after it was queried often enough. */
export interface Polled {
  /** How often it was queried. */
  asked: number;
}

/** The members of every v2 request that name the caller. */
export interface V2Names {
  readonly appid?: string;
  readonly mch_id?: string;
  readonly sub_appid?: string;
  readonly sub_mch_id?: string;
  readonly device_info?: string;
  /** The algorithm of signatures; default MD5. */
  readonly sign_type?: string;
}

/** The members of order requests that all ways of paying share. */
export interface OrderRequest {
  readonly appid?: string;
  /** In orders of partners, in place of `appid`. */
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
  /** The merchants that a query has to name: `{ mchid }` or `{ sp_mchid, sub_mchid }`. */
  readonly owner: Readonly<Record<string, string>>;
  readonly create_time: string;
  /** Set for orders placed by v2; their notifications are those of v2. */
  readonly v2?: V2Names;
  /** The `combine_out_trade_no` of the combined order that it is a part of. */
  readonly combined?: string;
  state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED' | 'PAYERROR';
  /** Set once it is paid. */
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
  /** Set for refunds requested by v2. */
  readonly v2?: V2Names;
  readonly create_time: string;
  status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  /** Set once an abnormal refund was redirected to another account. */
  rerouted?: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD';
  success_time?: string;
  /** Set once it has arrived: a number from the sequence of payments, by which bills are sorted. */
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
  /** In plain text; responses seal it again. */
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
  /** Takes precedence over `settle_info.profit_sharing`. */
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

/** Several orders that a customer pays at once; each is also a record of its own, which has the state. */
export interface CombinedOrder extends Polled {
  readonly request: CombinedRequest;
  readonly combine_transaction_id: string;
}

/** A receiver that a merchant may share with. */
export interface Receiver {
  /** The merchant whose money is shared: a sub-merchant, or the merchant itself. */
  readonly payer: string;
  readonly type: string;
  readonly account: string;
  readonly relation_type: string;
  readonly custom_relation?: string | undefined;
  /** In plain text; responses seal it again. */
  readonly name?: string | undefined;
}

/** The share of one receiver. */
export interface Share {
  readonly type: string;
  readonly account: string;
  readonly amount: number;
  readonly description: string;
  /** In plain text. */
  readonly name?: string | undefined;
}

export interface SharingRequest {
  readonly sub_mchid?: string | undefined;
  readonly transaction_id: string;
  readonly out_order_no: string;
  /** Empty when the rest is only unfrozen. */
  readonly receivers: readonly Share[];
  readonly unfreeze_unsplit: boolean;
}

/** A share and its result: `PENDING` until the sharing is finished. */
export interface SharePart extends Share {
  readonly detail_id: string;
  result: 'PENDING' | 'SUCCESS' | 'CLOSED';
  fail_reason?: string;
}

/** A request to share or unfreeze an order, and its result. */
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

/** A return of money from a receiver to the merchant. */
export interface SharingReturn extends Polled {
  readonly request: ReturnRequest;
  /** The number of its sharing. */
  readonly out_order_no: string;
  readonly return_id: string;
  readonly create_time: string;
  result: 'PROCESSING' | 'SUCCESS' | 'FAILED';
  fail_reason?: string;
  finish_time?: string;
}

/** Whether a user has authorized a sub-merchant to use the payroll card. */
export interface Relation extends Polled {
  readonly openid: string;
  readonly sub_mchid: string;
  state: 'UNAUTHORIZED' | 'AUTHORIZED' | 'DEAUTHORIZED';
  authorize_time?: string;
  deauthorize_time?: string;
}
