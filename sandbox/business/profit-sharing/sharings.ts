import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { timestamp } from '../../protocol/time.js';
import { type BusinessContext, freshNumber, isDone } from '../business-context.js';
import { isAmount } from '../check-request.js';
import type { Order, Share, SharePart, Sharing, SharingRequest } from '../records.js';
import type { Tables } from '../tables.js';
import { isUnfrozen, unsplitOf } from './amounts.js';
import { payerOf, receiverKey } from './receivers.js';

/** Share an order or unfreeze the rest of it; names are in plain text here. The same request again returns the same sharing; another one with its number is refused. */
export function share(request: SharingRequest, context: BusinessContext): Answer {
  const known = context.tables.sharings.get(request.out_order_no);
  if (known) {
    const isSame = JSON.stringify(known.request) === JSON.stringify(request);
    return isSame ? { json: describeSharing(known) } : refuse(400, 'INVALID_REQUEST', '商户分账单号重复');
  }
  const order = findShared(request, context.tables);
  const refused = order
    ? refuseSharing(request, order, context.tables)
    : refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (refused || !order) return refused ?? {};
  const sharing = begin(request, order);
  context.tables.sharings.set(request.out_order_no, sharing);
  context.commit?.({ kind: 'sharings', number: request.out_order_no });
  return { json: describeSharing(sharing) };
}

/** Query a sharing. */
export function querySharing(
  query: { readonly out_order_no: string; readonly transaction_id?: string; readonly sub_mchid?: string },
  context: BusinessContext,
): Answer {
  const sharing = context.tables.sharings.get(query.out_order_no);
  const { transaction_id, sub_mchid } = sharing?.request ?? {};
  if (!sharing || transaction_id !== query.transaction_id || sub_mchid !== query.sub_mchid) {
    return refuse(404, 'RESOURCE_NOT_EXISTS', '分账单不存在');
  }
  if (sharing.state === 'PROCESSING' && isDone(sharing, context)) finishSharing(sharing, context);
  return { json: describeSharing(sharing) };
}

/** Finish a sharing. With `failReason` all of its parts fail; those of unknown receivers always do. */
export function finishSharing(sharing: Sharing, context: BusinessContext, failReason?: string): void {
  const payer = payerOf(sharing.request, context);
  for (const part of sharing.parts) {
    const isKnown = context.tables.receivers.has(receiverKey({ payer, type: part.type, account: part.account }));
    const reason = isKnown ? failReason : 'NO_RELATION';
    part.result = reason === undefined ? 'SUCCESS' : 'CLOSED';
    if (reason !== undefined) part.fail_reason = reason;
  }
  sharing.state = 'FINISHED';
  sharing.finish_time = timestamp();
  context.commit?.({ kind: 'sharings', number: sharing.request.out_order_no });
}

/** The paid order of the merchant that the request names. */
function findShared(
  { transaction_id, sub_mchid }: Pick<SharingRequest, 'transaction_id' | 'sub_mchid'>,
  { orders }: Tables,
): Order | undefined {
  const order = orders.one('transaction', transaction_id);
  return order && order.owner['sub_mchid'] === sub_mchid ? order : undefined;
}

const MAX_RECEIVERS = 50;

function refuseSharing(request: SharingRequest, order: Order, tables: Tables): Answer | undefined {
  const { receivers, unfreeze_unsplit } = request;
  if (receivers.length > MAX_RECEIVERS) return refuse(403, 'RULE_LIMIT', `分账接收方超过 ${MAX_RECEIVERS} 个`);
  if (receivers.length === 0 && !unfreeze_unsplit) return refuse(400, 'PARAM_ERROR', '分账接收方列表为空');
  if (receivers.some(({ amount }) => !isAmount(amount))) return refuse(400, 'PARAM_ERROR', '分账金额须为大于 0 的整数');
  if (!order.request.settle_info?.profit_sharing) return refuse(400, 'INVALID_REQUEST', '非分账订单不支持分账');
  if (order.state === 'REVOKED') return refuse(400, 'INVALID_REQUEST', '订单已撤销');
  if (isUnfrozen(order, tables)) return refuse(403, 'RULE_LIMIT', '分账已完结，剩余资金已解冻');
  const total = receivers.reduce((sum, { amount }) => sum + amount, 0);
  return total > unsplitOf(order, tables) ? refuse(403, 'NOT_ENOUGH', '分账金额大于剩余待分的金额') : undefined;
}

function begin(request: SharingRequest, order: Order): Sharing {
  const parts: SharePart[] = request.receivers.map((receiver: Share) => ({
    ...receiver,
    detail_id: freshNumber('36'),
    result: 'PENDING',
  }));
  const numbers = { out_trade_no: order.request.out_trade_no, order_id: freshNumber('30'), create_time: timestamp() };
  return { request, ...numbers, parts, state: 'PROCESSING', asked: 0 };
}

/** `finish_time` before the end, as WeChat Pay writes it. */
export const NOT_FINISHED = '1970-01-01T08:00:00+08:00';

function describeSharing({ request, order_id, parts, ...sharing }: Sharing): object {
  const { sub_mchid, transaction_id, out_order_no } = request;
  const { create_time, finish_time = NOT_FINISHED, state } = sharing;
  const receivers = parts.map(({ name: _name, ...part }) => ({ ...part, create_time, finish_time }));
  return {
    ...(sub_mchid && { sub_mchid }),
    ...{ transaction_id, out_order_no, order_id, state },
    ...(receivers.length > 0 && { receivers }),
  };
}
