import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Routes } from '../../protocol/route.js';
import { type BusinessContext, isDone } from '../business-context.js';
import { findOrder } from '../orders/orders.js';
import type { Refund } from '../records.js';
import { createRefund, finishRefund } from '../refunds/create-refund.js';
import { describeCreated, describeRefunds } from '../refunds/describe-v2-refund.js';
import { asV2 } from './as-v2.js';
import { namesOf, type V2Fields } from './v2-fields.js';
import { orderQuery } from './v2-orders.js';

/** Refunds of v2: request and query. */
export function v2Refunds(context: BusinessContext): Routes {
  const take = (fields: V2Fields) => createV2Refund(fields, context);
  const query = (fields: V2Fields) => queryV2Refunds(fields, context);
  return {
    'POST /secapi/pay/refund': asV2(take, context),
    'POST /secapi/pay/refundv2': asV2(take, context),
    'POST /pay/refundquery': asV2(query, context),
    'POST /pay/refundqueryv2': asV2(query, context),
  };
}

function createV2Refund(fields: V2Fields, context: BusinessContext): Answer {
  const { out_refund_no = '', refund_fee, total_fee, refund_fee_type: currency = 'CNY', notify_url } = fields;
  const order = findOrder(orderQuery(fields), context);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  const amount = { refund: Number(refund_fee), total: Number(total_fee), currency };
  const { out_trade_no } = order.request;
  const { sub_mch_id: sub_mchid } = fields;
  const request = {
    ...(sub_mchid && { sub_mchid }),
    out_trade_no,
    out_refund_no,
    amount,
    ...(notify_url && { notify_url }),
  };
  const taken = createRefund({ request, v2: namesOf(fields) }, context);
  return 'refund_id' in taken ? { json: describeCreated(taken, order) } : taken;
}

/** Refunds per page; `offset` gets the next page. */
const MAX_REFUNDS = 10;

function queryV2Refunds(fields: V2Fields, context: BusinessContext): Answer {
  const found = findRefunds(fields, context);
  const [first] = found;
  const order = first && context.tables.orders.get(first.out_trade_no);
  if (!order) return refuse(404, 'REFUNDNOTEXIST', '退款订单不存在');
  for (const refund of found)
    if (refund.status === 'PROCESSING' && isDone(refund, context)) finishRefund(refund, 'SUCCESS', context);
  const { offset } = fields;
  const from = Number(offset) || 0;
  const count = offset ? { total_refund_count: found.length } : {};
  return { json: { ...count, ...describeRefunds(found.slice(from, from + MAX_REFUNDS), order) } };
}

/** Numbers of the refund take precedence over those of the order, and WeChat Pay's over the merchant's. */
function findRefunds(fields: V2Fields, context: BusinessContext): readonly Refund[] {
  const { refund_id, out_refund_no } = fields;
  if (refund_id) return context.tables.refunds.all('refund_id', refund_id);
  if (out_refund_no) return [context.tables.refunds.get(out_refund_no) ?? []].flat();
  const order = findOrder(orderQuery(fields), context);
  return context.tables.refunds.all('order', order?.request.out_trade_no);
}
