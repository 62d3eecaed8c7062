/**
 * Native 下单：在终端里显示二维码，等用户扫码付款；一直不付就关单。
 * A native order with a QR code in the terminal; closed when nobody pays.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { renderUnicodeCompact } from 'uqr';
import { ApiError, ConnectionError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const wxpay = clientFromEnvironment();
const mchid = read('WECHATPAY_MCHID');
const PAUSE = Number(process.env['WECHATPAY_PAUSE_MS'] ?? 5_000);
const { transactions } = wxpay.v3.pay;

/** 查单：只有 SUCCESS 才可发货。一时连不上就当作不知道，过会儿再查。 */
async function stateOf(out_trade_no: string): Promise<string> {
  try {
    const order = await transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
    return order.trade_state ?? '不明';
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return '不明';
  }
}

/** 每隔几秒查一次，五分钟为限。正式环境以通知为主，查单用来兜底。 */
async function waitForPayment(out_trade_no: string): Promise<string | undefined> {
  for (let asked = 0; asked < 60; asked += 1) {
    await sleep(PAUSE);
    const state = await stateOf(out_trade_no);
    console.log(`查单：${state}`);
    if (!['NOTPAY', 'USERPAYING', '不明'].includes(state)) return state;
  }
  return undefined;
}

/** 关单，以免过后又有人来付。用户可能恰好在这时付了款，那样关单会被拒绝，所以再查一次。 */
async function close(out_trade_no: string): Promise<string> {
  try {
    await transactions.outTradeNo._out_trade_no_.close.post({ out_trade_no, json: { mchid } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.error(`关单被拒 ${error.code}：${error.message}`);
  }
  return stateOf(out_trade_no);
}

const out_trade_no = `TEA${Date.now()}`; // 先写进自己的数据库，再下单
const { code_url } = await transactions.native.post({
  json: {
    appid: read('WECHATPAY_APPID'),
    mchid,
    description: '龙井茶 250 克',
    out_trade_no,
    notify_url: read('WECHATPAY_NOTIFY_URL'),
    amount: { total: 1 }, // 单位是分
  },
});
console.log(renderUnicodeCompact(code_url));
console.log(`订单 ${out_trade_no}，请用微信扫一扫：${code_url}`);
const state = (await waitForPayment(out_trade_no)) ?? (await close(out_trade_no));
console.log(state === 'SUCCESS' ? `已付款 ${out_trade_no}` : `未付款 ${out_trade_no}：${state}`);
