import type { Answer } from '../answer.js';
import { freshNumber, isDone, type Life, timestamp, type Waiting } from './life.js';
import { refuse } from './refusal.js';
import type { Routes, Visit } from './route.js';
import { openSealed, sealForMerchant } from './sealed.js';

interface TransferRequest {
  readonly appid: string;
  readonly out_bill_no: string;
  readonly openid: string;
  readonly user_name?: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
}

interface Transfer extends Waiting {
  readonly request: TransferRequest;
  /** As opened, for the query seals it anew. */
  readonly userName: string | undefined;
  readonly transfer_bill_no: string;
  readonly create_time: string;
  state: 'WAIT_USER_CONFIRM' | 'SUCCESS';
}

/** Transfers to users, who confirm them in WeChat. */
export function transfers(life: Life): Routes {
  const known = new Map<string, Transfer>();
  return {
    'POST /v3/fund-app/mch-transfer/transfer-bills': ({ json }: Visit<TransferRequest>) => begin(known, json, life),
    'GET /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}': ({ parameters }) => {
      const transfer = known.get(parameters['out_bill_no'] ?? '');
      if (!transfer) return refuse(404, 'NOT_FOUND', '记录不存在');
      if (isDone(transfer, life)) transfer.state = 'SUCCESS';
      return { json: describe(transfer, life) };
    },
  };
}

/** From this amount on the name has to be given. */
const NAMED_FROM = 200_000;

function begin(known: Map<string, Transfer>, request: TransferRequest, life: Life): Answer {
  const { out_bill_no, transfer_amount, user_name } = request;
  const userName = user_name === undefined ? undefined : openSealed(user_name, life.identity);
  if (!/^[0-9A-Za-z]{1,32}$/.test(out_bill_no)) return refuse(400, 'PARAM_ERROR', '商户单号不符合规则');
  if (user_name !== undefined && userName === undefined) return refuse(400, 'PARAM_ERROR', 'user_name 解密失败');
  if (userName === undefined && transfer_amount >= NAMED_FROM) {
    return refuse(400, 'INVALID_REQUEST', '转账金额达到 2000 元，须填写收款用户姓名');
  }
  const there = known.get(out_bill_no);
  if (there && there.request.transfer_amount !== transfer_amount) {
    return refuse(400, 'ALREADY_EXISTS', '商户单号已用于另一笔转账');
  }
  const transfer = there ?? start(request, userName);
  known.set(out_bill_no, transfer);
  const { transfer_bill_no, create_time, state } = transfer;
  return { json: { out_bill_no, transfer_bill_no, create_time, state, package_info: `package-${transfer_bill_no}` } };
}

function start(request: TransferRequest, userName: string | undefined): Transfer {
  const numbers = { transfer_bill_no: freshNumber('13'), create_time: timestamp() };
  return { ...numbers, request, userName, state: 'WAIT_USER_CONFIRM', asked: 0 };
}

function describe({ request, userName, transfer_bill_no, create_time, state }: Transfer, { identity }: Life): object {
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
