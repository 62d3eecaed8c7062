/**
 * 付款码支付：扫用户的付款码收款。结果不明就查单，到时仍不明就撤销，绝不让用户白付或付两次。
 * Payment by the customer's code: ask when the outcome is unclear, and reverse when it stays so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, ConfigError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const { transactions } = clientFromEnvironment().v3.pay;
const mchid = read('WECHATPAY_MCHID');
const appid = read('WECHATPAY_APPID');
const PAUSE = Number(process.env['WECHATPAY_PAUSE_MS'] ?? 5_000);

/** 这些拒绝不等于没扣款；其余的（付款码过期、余额不足……）是确定的失败，换新单号重新扫码即可。 */
const UNCLEAR = ['USERPAYING', 'SYSTEM_ERROR', 'SYSTEMERROR', 'BANK_ERROR', 'BANKERROR'];
const isRefused = (error: unknown): error is Error =>
  error instanceof ConfigError || (error instanceof ApiError && error.status < 500 && !UNCLEAR.includes(error.code));
const PENDING = ['USERPAYING', 'NOTPAY', 'ACCEPT'];

/** `undefined`：不知道。 */
async function charge(out_trade_no: string, auth_code: string): Promise<string | undefined> {
  const order = { appid, mchid, description: '门店消费', out_trade_no, amount: { total: 1 } };
  const json = { ...order, payer: { auth_code }, scene_info: { store_info: { out_id: 'STORE-01' } } };
  try {
    // 付款码只能用一次，没有应答时不重发，去查单。
    return (await transactions.codepay.post({ json }, { retries: 0 })).trade_state;
  } catch (error) {
    if (isRefused(error)) throw error;
    console.log(`结果不明：${error}`); // 超时、断线、应答的签名不对……
    return undefined;
  }
}

async function stateOf(out_trade_no: string): Promise<string | undefined> {
  try {
    const request = { out_trade_no, query: { mchid } };
    return (await transactions.outTradeNo._out_trade_no_.get(request, { retries: 0 })).trade_state;
  } catch (error) {
    // ORDER_NOT_EXIST 也不能断定没扣款：请求可能还在路上。查不出来，就当作不知道。
    console.log(`查不到：${error}`);
    return undefined;
  }
}

/** 撤销到成功为止：没付的关掉，付了的退回。重复无害；十次还不成就要人来看，这笔钱不能没有下落。 */
async function reverse(out_trade_no: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await transactions.outTradeNo._out_trade_no_.reverse.post({ out_trade_no, json: { appid, mchid } });
      return;
    } catch (error) {
      // 过了 45 秒还没有这一单：请求没有到过，付款码也快过期了，没有可撤的。
      if (error instanceof ApiError && ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'].includes(error.code)) return;
      console.error(`第 ${tries} 次撤销没有成功：${error}`);
      if (tries === 10) throw new Error(`订单 ${out_trade_no} 没有撤销成功，请人工处理`, { cause: error });
      await sleep(PAUSE);
    }
  }
}

/** 用户在输密码，或结果不明：每 5 秒查一次，共 45 秒。撤销离支付至少要隔 15 秒，这里也就够了。 */
async function settle(out_trade_no: string, first: string | undefined): Promise<string | undefined> {
  let state = first;
  for (let asked = 0; asked < 9 && (state === undefined || PENDING.includes(state)); asked += 1) {
    await sleep(PAUSE);
    state = await stateOf(out_trade_no);
    console.log(`查单：${state ?? '不明'}`);
  }
  return state;
}

const [, , authCode = ''] = process.argv; // 扫码枪读到的 18 位数字
const out_trade_no = `POS${Date.now()}`; // 先写进自己的数据库，再收款
try {
  const state = await settle(out_trade_no, await charge(out_trade_no, authCode));
  if (state !== 'SUCCESS') await reverse(out_trade_no);
  console.log(state === 'SUCCESS' ? `已收款 ${out_trade_no}` : `未收款，已撤销 ${out_trade_no}`);
} catch (error) {
  if (!isRefused(error)) throw error;
  console.error(`收款被拒 ${error instanceof ApiError ? error.code : ''}：${error.message}`);
  process.exitCode = 1;
}
