import type { Answer } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import type { RouteRequest, Routes } from '../protocol/route.js';
import { openSealed, sealForMerchant } from '../protocol/rsa-sealing.js';
import { timestamp } from '../protocol/time.js';
import { type BusinessContext, freshNumber, isDone } from './business-context.js';
import { isAmount } from './check-request.js';
import type { Transfer, TransferRequest } from './records.js';

/** Transfers to users, who confirm them in WeChat; the merchant may cancel before. */
export function transfers(context: BusinessContext): Routes {
  const { transfers: known } = context.tables;
  const byNumber = (number = '') => known.get(number);
  const byId = (id = '') => known.one('transfer_bill_no', id);
  return {
    'POST /v3/fund-app/mch-transfer/transfer-bills': ({ json }: RouteRequest<TransferRequest>) => begin(json, context),
    'GET /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}': ({ parameters }) =>
      query(byNumber(parameters['out_bill_no']), context),
    'GET /v3/fund-app/mch-transfer/transfer-bills/transfer-bill-no/{transfer_bill_no}': ({ parameters }) =>
      query(byId(parameters['transfer_bill_no']), context),
    'POST /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}/cancel': ({ parameters }) =>
      cancel(byNumber(parameters['out_bill_no']), context),
  };
}

function query(transfer: Transfer | undefined, context: BusinessContext): Answer {
  if (!transfer) return refuse(404, 'NOT_FOUND', '记录不存在');
  if (transfer.state === 'WAIT_USER_CONFIRM' && isDone(transfer, context)) finishTransfer(transfer, 'SUCCESS', context);
  return { json: describe(transfer, context) };
}

function cancel(transfer: Transfer | undefined, context: BusinessContext): Answer {
  if (!transfer) return refuse(404, 'NOT_FOUND', '记录不存在');
  if (transfer.state === 'SUCCESS') return refuse(400, 'INVALID_REQUEST', '用户已确认收款，不能撤销');
  if (transfer.state !== 'CANCELLED') finishTransfer(transfer, 'CANCELLED', context);
  const { request, transfer_bill_no, state } = transfer;
  return { json: { out_bill_no: request.out_bill_no, transfer_bill_no, state, update_time: timestamp() } };
}

/** Finish a transfer, and notify the merchant. */
export function finishTransfer(transfer: Transfer, state: 'SUCCESS' | 'CANCELLED', context: BusinessContext): void {
  transfer.state = state;
  const { out_bill_no, notify_url: url } = transfer.request;
  const content = describeFinished(transfer, context);
  const event = { eventType: 'MCHTRANSFER.BILL.FINISHED', originalType: 'mch_payment', content, url };
  context.commit?.({ kind: 'transfers', number: out_bill_no, event });
}

/** A finished transfer as its notification describes it. */
export function describeFinished(transfer: Transfer, context: Pick<BusinessContext, 'identity'>) {
  const { user_name: _sealed, appid: _appid, transfer_remark: _remark, ...described } = describe(transfer, context);
  return { ...described, ...(transfer.state === 'CANCELLED' && { fail_reason: 'MCH_CANCEL' }) };
}

/** Transfers of this amount or more require the user's name. */
const NAMED_FROM = 200_000;

function begin(request: TransferRequest, context: BusinessContext): Answer {
  const { transfers: known } = context.tables;
  const { out_bill_no, transfer_amount, openid, user_name } = request;
  const userName = user_name === undefined ? undefined : openSealed(user_name, context.identity);
  if (!/^[0-9A-Za-z]{1,32}$/.test(out_bill_no)) return refuse(400, 'PARAM_ERROR', '商户单号不符合规则');
  if (!isAmount(transfer_amount)) return refuse(400, 'PARAM_ERROR', '转账金额须为大于 0 的整数');
  if (user_name !== undefined && userName === undefined) return refuse(400, 'PARAM_ERROR', 'user_name 解密失败');
  if (userName === undefined && transfer_amount >= NAMED_FROM) {
    return refuse(400, 'INVALID_REQUEST', '转账金额达到 2000 元，须填写收款用户姓名');
  }
  const existing = known.get(out_bill_no);
  if (existing && (existing.request.transfer_amount !== transfer_amount || existing.request.openid !== openid)) {
    return refuse(400, 'ALREADY_EXISTS', '商户单号已用于另一笔转账');
  }
  const transfer = existing ?? start(request, userName);
  if (!existing) {
    known.set(out_bill_no, transfer);
    context.commit?.({ kind: 'transfers', number: out_bill_no });
  }
  const { transfer_bill_no, create_time, state } = transfer;
  return { json: { out_bill_no, transfer_bill_no, create_time, state, package_info: `package-${transfer_bill_no}` } };
}

function start(request: TransferRequest, userName: string | undefined): Transfer {
  const numbers = { transfer_bill_no: freshNumber('13'), create_time: timestamp() };
  return { ...numbers, request, userName, state: 'WAIT_USER_CONFIRM', asked: 0 };
}

function describe(
  { request, userName, transfer_bill_no, create_time, state }: Transfer,
  { identity }: Pick<BusinessContext, 'identity'>,
) {
  return {
    mch_id: identity.merchant.mchid,
    out_bill_no: request.out_bill_no,
    transfer_bill_no,
    appid: request.appid,
    state,
    transfer_amount: request.transfer_amount,
    transfer_remark: request.transfer_remark,
    openid: request.openid,
    ...(userName !== undefined && { user_name: sealForMerchant(userName, identity) }),
    create_time,
    update_time: timestamp(),
  };
}
