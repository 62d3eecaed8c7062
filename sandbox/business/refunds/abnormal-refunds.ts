import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { BusinessContext } from '../business-context.js';
import type { Refund } from '../records.js';
import type { Routes, Visit } from '../route.js';
import { describeRefund } from './refunds.js';

interface Rerouting {
  readonly out_refund_no: string;
  readonly type: NonNullable<Refund['rerouted']>;
  readonly bank_type?: string;
  readonly bank_account?: string;
  readonly real_name?: string;
}

/** Refunds that came back go to another account: one of the user's, or the merchant's own. */
export function abnormalRefunds(context: BusinessContext): Routes {
  return {
    'POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund': ({
      parameters: { refund_id = '' },
      json,
    }: Visit<Rerouting>) => reroute(refund_id, json, context),
  };
}

function reroute(refund_id: string, request: Rerouting, context: BusinessContext): Answer {
  const { out_refund_no, type, bank_type, bank_account, real_name } = request;
  const refund = context.tables.refunds.get(out_refund_no);
  if (refund?.refund_id !== refund_id) return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  // What was rerouted already is on its way, or there.
  if (refund.rerouted === type) return { json: describeRefund(refund, context.tables) };
  if (refund.status !== 'ABNORMAL') return refuse(400, 'INVALID_REQUEST', '退款不是异常状态');
  if (type === 'USER_BANK_CARD' && !(bank_type && bank_account && real_name))
    return refuse(400, 'PARAM_ERROR', '退到用户银行卡时须填写 bank_type、bank_account 和 real_name');
  Object.assign(refund, { status: 'PROCESSING', rerouted: type, asked: 0 });
  context.commit?.({ kind: 'refunds', number: out_refund_no });
  return { json: describeRefund(refund, context.tables) };
}
