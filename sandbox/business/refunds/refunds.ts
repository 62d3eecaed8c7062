import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest, Routes } from '../../protocol/route.js';
import { type BusinessContext, isDone } from '../business-context.js';
import type { Refund, RefundRequest } from '../records.js';
import type { Tables } from '../tables.js';
import { createRefund, finishRefund } from './create-refund.js';

/** Refunds of paid orders, and their query. */
export function refunds(context: BusinessContext): Routes {
  return {
    'POST /v3/refund/domestic/refunds': ({ json: request }: RouteRequest<RefundRequest>) => {
      const taken = createRefund({ request }, context);
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

/** The account that receives a refund. */
const RECEIVERS = {
  ORIGINAL: '支付用户零钱',
  USER_BANK_CARD: '用户银行卡',
  MERCHANT_BANK_CARD: '商户银行账户',
} as const;

/** A refund as its calls describe it. */
function describeRefund(found: Refund, { orders }: Tables): object {
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

interface Rerouting {
  readonly out_refund_no: string;
  readonly type: NonNullable<Refund['rerouted']>;
  readonly bank_type?: string;
  readonly bank_account?: string;
  readonly real_name?: string;
}

/** Redirect abnormal refunds to another account of the user, or to the merchant's own. */
export function abnormalRefunds(context: BusinessContext): Routes {
  return {
    'POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund': ({
      parameters: { refund_id = '' },
      json,
    }: RouteRequest<Rerouting>) => reroute(refund_id, json, context),
  };
}

function reroute(refund_id: string, request: Rerouting, context: BusinessContext): Answer {
  const { out_refund_no, type, bank_type, bank_account, real_name } = request;
  const refund = context.tables.refunds.get(out_refund_no);
  if (refund?.refund_id !== refund_id) return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  // Repeating the request changes nothing.
  if (refund.rerouted === type) return { json: describeRefund(refund, context.tables) };
  if (refund.status !== 'ABNORMAL') return refuse(400, 'INVALID_REQUEST', '退款不是异常状态');
  if (type === 'USER_BANK_CARD' && !(bank_type && bank_account && real_name))
    return refuse(400, 'PARAM_ERROR', '退到用户银行卡时须填写 bank_type、bank_account 和 real_name');
  Object.assign(refund, { status: 'PROCESSING', rerouted: type, asked: 0 });
  context.commit?.({ kind: 'refunds', number: out_refund_no });
  return { json: describeRefund(refund, context.tables) };
}
