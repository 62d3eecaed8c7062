import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { timestamp } from '../../protocol/time.js';
import { type BusinessContext, freshNumber } from '../business-context.js';
import { isAmount } from '../check-request.js';
import { outstandingOf, refundedOf } from '../profit-sharing/amounts.js';
import type { Order, Refund, RefundRequest } from '../records.js';
import type { Tables } from '../tables.js';
import { writeRefundNotice } from './describe-v2-refund.js';
import { describeRefunded } from './refund-event.js';

type NewRefund = Pick<Refund, 'request' | 'v2'>;

/** Create a refund. The same number again returns the existing refund, so that nothing is refunded twice. */
export function createRefund(requested: NewRefund, context: BusinessContext): Refund | Answer {
  const { request } = requested;
  const order = findPaid(request, context.tables);
  const existing = context.tables.refunds.get(request.out_refund_no);
  if (existing) {
    const isSame =
      existing.out_trade_no === order?.request.out_trade_no && existing.request.amount.refund === request.amount.refund;
    return isSame ? existing : refuse(400, 'INVALID_REQUEST', '退款单号已用于另一笔退款');
  }
  if (!order?.payment || order.state === 'REVOKED') return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在，或尚未支付');
  const { refund, total } = request.amount;
  if (total !== order.request.amount.total) return refuse(400, 'INVALID_REQUEST', '订单金额与原订单不一致');
  const refused = refuseAmount(refund, order, context.tables);
  if (refused) return refused;
  order.state = 'REFUND';
  const { out_trade_no } = order.request;
  const numbers = { out_trade_no, refund_id: freshNumber('50'), create_time: timestamp() };
  const created: Refund = { ...requested, ...numbers, status: 'PROCESSING', asked: 0 };
  context.tables.refunds.set(request.out_refund_no, created);
  context.commit?.({ kind: 'orders', number: out_trade_no }, { kind: 'refunds', number: request.out_refund_no });
  return created;
}

/** What receivers of a shared order got cannot be refunded before they return it. */
function refuseAmount(refund: number, order: Order, tables: Tables): Answer | undefined {
  if (!isAmount(refund)) return refuse(400, 'PARAM_ERROR', '退款金额须为大于 0 的整数');
  const left = order.request.amount.total - refundedOf(order, tables);
  if (refund > left) return refuse(400, 'INVALID_REQUEST', '退款金额大于可退的金额');
  const kept = left - outstandingOf(order, tables);
  return refund > kept ? refuse(403, 'NOT_ENOUGH', '已分账的金额尚未回退，可退的余额不足') : undefined;
}

/** Finish a refund, and notify the merchant. */
export function finishRefund(
  refund: Refund,
  status: Exclude<Refund['status'], 'PROCESSING'>,
  context: BusinessContext,
): void {
  refund.status = status;
  if (status === 'SUCCESS') {
    refund.success_time = timestamp();
    refund.booked = freshNumber('51');
  }
  const { out_refund_no, notify_url: url } = refund.request;
  const order = context.tables.orders.get(refund.out_trade_no);
  const event = refund.v2
    ? writeRefundNotice(refund, order, refund.v2)
    : { eventType: `REFUND.${status}`, originalType: 'refund', content: describeRefunded(refund, order), url };
  context.commit?.({ kind: 'refunds', number: out_refund_no, event });
}

/** The order of the merchant that the request names. */
function findPaid({ out_trade_no, transaction_id, sub_mchid }: RefundRequest, { orders }: Tables): Order | undefined {
  const order = out_trade_no === undefined ? orders.one('transaction', transaction_id) : orders.get(out_trade_no);
  return order?.owner['sub_mchid'] === sub_mchid ? order : undefined;
}
