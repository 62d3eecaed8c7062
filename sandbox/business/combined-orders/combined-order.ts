import type { Waiting } from '../business-context.js';

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
export interface CombinedOrder extends Waiting {
  readonly request: CombinedRequest;
  readonly combine_transaction_id: string;
}
