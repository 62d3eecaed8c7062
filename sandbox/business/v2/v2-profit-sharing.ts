import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Routes } from '../../protocol/route.js';
import { compactTime } from '../../protocol/time.js';
import { tryJson } from '../../protocol/try-json.js';
import type { BusinessContext } from '../business-context.js';
import { queryUnsplit } from '../profit-sharing/profit-sharing.js';
import { addReceiver, deleteReceiver } from '../profit-sharing/receivers.js';
import { queryReturn, returnShare } from '../profit-sharing/returns.js';
import { querySharing, share } from '../profit-sharing/sharings.js';
import type { Receiver, Share, SharePart } from '../records.js';
import { asV2 } from './as-v2.js';
import type { V2Fields } from './v2-fields.js';

/** Profit sharing of v2: lists are JSON within XML, and names are not sealed. */
export function v2ProfitSharing(context: BusinessContext): Routes {
  const handlers = {
    'POST /pay/profitsharingaddreceiver': (fields: V2Fields) => changeReceiver(fields, addReceiver, context),
    'POST /pay/profitsharingremovereceiver': (fields: V2Fields) => changeReceiver(fields, deleteReceiver, context),
    // A single sharing also unfreezes the rest; repeated ones do not, until the order is finished.
    'POST /secapi/pay/profitsharing': (fields: V2Fields) => shareV2({ ...fields, finish: 'Y' }, context),
    'POST /secapi/pay/multiprofitsharing': (fields: V2Fields) => shareV2(fields, context),
    'POST /secapi/pay/profitsharingfinish': (fields: V2Fields) =>
      shareV2({ ...fields, receivers: '[]', finish: 'Y' }, context),
    'POST /pay/profitsharingquery': (fields: V2Fields) => queryV2(fields, context),
    'POST /pay/profitsharingorderamountquery': ({ transaction_id = '' }: V2Fields) =>
      queryUnsplit(transaction_id, context),
    'POST /secapi/pay/profitsharingreturn': (fields: V2Fields) => returnShareV2(fields, context),
    'POST /pay/profitsharingreturnquery': ({ out_return_no = '', ...fields }: V2Fields) =>
      describeV2Return(queryReturn({ out_return_no, ...orderOf(fields), ...subOf(fields) }, context)),
  };
  const routes = Object.entries(handlers).map(([key, handle]) => [key, asV2(handle, context)]);
  return Object.fromEntries(routes);
}

function changeReceiver(fields: V2Fields, change: typeof addReceiver, context: BusinessContext): Answer {
  const receiver: Omit<Receiver, 'payer'> | undefined = tryJson(fields['receiver'] ?? '');
  if (!receiver) return refuse(400, 'PARAM_ERROR', 'receiver 不是 JSON');
  const { name: _plain, ...known } = receiver;
  const answer = change({ ...known, ...subOf(fields) }, context);
  const { type, account } = receiver;
  return answer.status === undefined ? { json: { receiver: JSON.stringify({ type, account }) } } : answer;
}

function shareV2({ receivers, finish, ...fields }: V2Fields, context: BusinessContext): Answer {
  const shares: readonly Share[] | undefined = tryJson(receivers ?? '');
  if (!Array.isArray(shares)) return refuse(400, 'PARAM_ERROR', 'receivers 不是 JSON 列表');
  const named = shares.map(({ type, account, amount, description, name }) => ({
    ...{ type, account, amount, description },
    ...(name && { name }),
  }));
  const request = { ...subOf(fields), ...numbersOf(fields), receivers: named, unfreeze_unsplit: finish === 'Y' };
  return describeV2Sharing(share(request, context));
}

/** The request has no `appid`, but its response does. */
function queryV2(fields: V2Fields, context: BusinessContext): Answer {
  const answer = describeV2Sharing(querySharing({ ...numbersOf(fields), ...subOf(fields) }, context));
  const order = context.tables.orders.get(
    context.tables.sharings.get(fields['out_order_no'] ?? '')?.out_trade_no ?? '',
  );
  const { appid, sp_appid } = order?.request ?? {};
  return answer.status === undefined ? { json: { appid: appid ?? sp_appid, ...Object(answer.json) } } : answer;
}

function returnShareV2(fields: V2Fields, context: BusinessContext): Answer {
  const { out_return_no = '', return_account: return_mchid = '', return_amount, description = '' } = fields;
  const amount = Number(return_amount);
  const request = { ...subOf(fields), ...orderOf(fields), out_return_no, return_mchid, amount, description };
  return describeV2Return(returnShare(request, context));
}

function numbersOf({ transaction_id = '', out_order_no = '' }: V2Fields) {
  return { transaction_id, out_order_no };
}

function orderOf({ order_id, out_order_no }: V2Fields) {
  return { ...(order_id && { order_id }), ...(out_order_no && { out_order_no }) };
}

function subOf({ sub_mch_id: sub_mchid }: V2Fields) {
  return sub_mchid ? { sub_mchid } : {};
}

interface AnsweredPart extends SharePart {
  readonly finish_time: string;
}

/** A v3 response about a sharing in the names of v2. */
function describeV2Sharing(answer: Answer): Answer {
  if (answer.status !== undefined) return answer;
  const { state: status, receivers = [], sub_mchid: _sub, ...numbers } = Object(answer.json);
  const parts = receivers.map(({ type, account, finish_time, ...part }: AnsweredPart) => ({
    ...{ type, account, receiver_account: account, receiver_mchid: type === 'MERCHANT_ID' ? account : '' },
    ...{ amount: part.amount, description: part.description, detail_id: part.detail_id, result: part.result },
    ...(part.fail_reason && { fail_reason: part.fail_reason }),
    finish_time: compactTime(finish_time),
  }));
  return { json: { ...numbers, status, receivers: JSON.stringify(parts) } };
}

/** A v3 response about a return in the names of v2. */
function describeV2Return(answer: Answer): Answer {
  if (answer.status !== undefined) return answer;
  const { return_mchid, amount, finish_time, ...described } = Object(answer.json);
  const { return_id: _id, create_time: _time, sub_mchid: _sub, ...rest } = described;
  const returned = { return_account_type: 'MERCHANT_ID', return_account: return_mchid, return_amount: amount };
  return { json: { ...rest, ...returned, finish_time: compactTime(finish_time) } };
}
