import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { timestamp } from '../../protocol/time.js';
import { type BusinessContext, freshNumber, isDone } from '../business-context.js';
import { isAmount } from '../check-request.js';
import type { ReturnRequest, Sharing, SharingReturn } from '../records.js';
import { returnedOf } from './amounts.js';
import { NOT_FINISHED } from './sharings.js';

/** A return names its sharing by either number. */
export interface ReturnOrder extends ReturnRequest {
  readonly order_id?: string;
  readonly out_order_no?: string;
}

/** Return an amount from a receiver, at most all that it got. The same request again returns the same record. */
export function returnShare(order: ReturnOrder, context: BusinessContext): Answer {
  const { sub_mchid, out_return_no, return_mchid, amount, description } = order;
  const request: ReturnRequest = { sub_mchid, out_return_no, return_mchid, amount, description };
  const sharing = findSharing(order, context);
  const known = context.tables.returns.get(out_return_no);
  if (known) {
    const isSame =
      known.out_order_no === sharing?.request.out_order_no && JSON.stringify(known.request) === JSON.stringify(request);
    return isSame ? describe(known, context) : refuse(400, 'INVALID_REQUEST', '商户回退单号重复');
  }
  if (!sharing) return refuse(404, 'RESOURCE_NOT_EXISTS', '分账单不存在');
  const refused = refuseReturn(request, sharing, context);
  if (refused) return refused;
  const { out_order_no } = sharing.request;
  const numbers = { out_order_no, return_id: freshNumber('31'), create_time: timestamp() };
  const record: SharingReturn = { request, ...numbers, result: 'PROCESSING', asked: 0 };
  context.tables.returns.set(out_return_no, record);
  context.commit?.({ kind: 'returns', number: out_return_no });
  return describe(record, context);
}

/** Query a return. */
export function queryReturn(
  query: { readonly out_return_no: string; readonly sub_mchid?: string; readonly out_order_no?: string },
  context: BusinessContext,
): Answer {
  const found = context.tables.returns.get(query.out_return_no);
  const isMeant =
    found?.request.sub_mchid === query.sub_mchid &&
    (query.out_order_no === undefined || found?.out_order_no === query.out_order_no);
  if (!found || !isMeant) return refuse(404, 'RESOURCE_NOT_EXISTS', '分账回退单不存在');
  if (found.result === 'PROCESSING' && isDone(found, context)) finishReturn(found, context);
  return describe(found, context);
}

/** Finish a return: it succeeds, or fails with `failReason`. */
export function finishReturn(record: SharingReturn, context: BusinessContext, failReason?: string): void {
  record.result = failReason === undefined ? 'SUCCESS' : 'FAILED';
  if (failReason !== undefined) record.fail_reason = failReason;
  record.finish_time = timestamp();
  context.commit?.({ kind: 'returns', number: record.request.out_return_no });
}

/** The number that is not used may be an empty text. */
function findSharing(
  { order_id, out_order_no, sub_mchid }: ReturnOrder,
  { tables }: BusinessContext,
): Sharing | undefined {
  const sharing = order_id ? tables.sharings.one('order_id', order_id) : tables.sharings.get(out_order_no ?? '');
  return sharing?.request.sub_mchid === sub_mchid ? sharing : undefined;
}

function refuseReturn({ return_mchid, amount }: ReturnRequest, sharing: Sharing, { tables }: BusinessContext) {
  const isGiven = ({ type, account, result }: Sharing['parts'][number]) =>
    type === 'MERCHANT_ID' && account === return_mchid && result === 'SUCCESS';
  const parts = sharing.parts.filter(isGiven);
  if (!isAmount(amount)) return refuse(400, 'PARAM_ERROR', '回退金额须为大于 0 的整数');
  if (sharing.state === 'PROCESSING') return refuse(403, 'RULE_LIMIT', '分账尚未完成，暂不能回退');
  if (parts.length === 0) return refuse(400, 'INVALID_REQUEST', '回退方不是这笔分账的商户接收方');
  const given = parts.reduce((sum, part) => sum + part.amount, 0);
  const left = given - returnedOf(sharing, tables, return_mchid);
  return amount > left ? refuse(403, 'NOT_ENOUGH', '回退金额大于接收方所得') : undefined;
}

function describe(
  { request, out_order_no, return_id, create_time, ...end }: SharingReturn,
  { tables }: BusinessContext,
): Answer {
  const { sub_mchid, out_return_no, return_mchid, amount, description } = request;
  const order_id = tables.sharings.get(out_order_no)?.order_id;
  const { result, fail_reason, finish_time = NOT_FINISHED } = end;
  const numbers = { order_id, out_order_no, out_return_no, return_id, return_no: return_id, return_mchid };
  const how = { amount, description, result, ...(fail_reason && { fail_reason }), create_time, finish_time };
  return { json: { ...(sub_mchid && { sub_mchid }), ...numbers, ...how } };
}
