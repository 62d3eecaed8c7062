import { refuse } from '../../protocol/refuse.js';
import { type BusinessContext, isDone } from '../business-context.js';
import type { Refund, RefundRequest } from '../records.js';
import type { Routes, Visit } from '../route.js';
import type { Tables } from '../tables.js';
import { finishRefund, takeRefund } from './take-refund.js';

/** Refunds of paid orders, and their query. */
export function refunds(context: BusinessContext): Routes {
  return {
    'POST /v3/refund/domestic/refunds': ({ json: request }: Visit<RefundRequest>) => {
      const taken = takeRefund({ request }, context);
      return 'refund_id' in taken ? { json: describeRefund(taken, context.tables) } : taken;
    },
    'GET /v3/refund/domestic/refunds/{out_refund_no}': ({ parameters }) => {
      const refund = context.tables.refunds.get(parameters['out_refund_no'] ?? '');
      if (!refund) return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
      if (refund.status === 'PROCESSING' && isDone(refund, context)) finishRefund(refund, 'SUCCESS', context);
      return { json: describeRefund(refund, context.tables) };
    },
  };
}

/** Where the money goes. */
const RECEIVERS = {
  ORIGINAL: '支付用户零钱',
  USER_BANK_CARD: '用户银行卡',
  MERCHANT_BANK_CARD: '商户银行账户',
} as const;

/** A refund as its calls tell it. */
export function describeRefund(found: Refund, { orders }: Tables): object {
  const { request, out_trade_no, refund_id, create_time, status, success_time, rerouted } = found;
  const { refund, total, currency } = request.amount;
  return {
    refund_id,
    out_refund_no: request.out_refund_no,
    transaction_id: orders.get(out_trade_no)?.payment?.transaction_id,
    out_trade_no,
    channel: rerouted === 'USER_BANK_CARD' ? 'OTHER_BANKCARD' : 'ORIGINAL',
    user_received_account: RECEIVERS[rerouted ?? 'ORIGINAL'],
    create_time,
    ...(success_time && { success_time }),
    status,
    funds_account: 'UNSETTLED',
    amount: {
      total,
      refund,
      payer_total: total,
      payer_refund: refund,
      settlement_refund: refund,
      settlement_total: total,
      discount_refund: 0,
      currency,
    },
  };
}
