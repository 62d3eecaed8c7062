/**
 * 退款：退一单里的一部分，等它到账。退款单号固定，重复申请也只退一次。
 * A refund, and its outcome. The number of a refund stays the same, so that asking twice pays back once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, ConfigError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const wxpay = clientFromEnvironment();
const { refunds } = wxpay.v3.refund.domestic;
const mchid = read('WECHATPAY_MCHID');
const PAUSE = Number(process.env['WECHATPAY_PAUSE_MS'] ?? 5_000);

// 用法：refund <商户订单号> <退多少分>
const [, , out_trade_no = '', fen = '1'] = process.argv;
const refund = Number(fen);
// 由“哪一单的哪一次退款”得出，存进数据库；失败了再来一次，也用这个单号，绝不换新的。
const out_refund_no = `${out_trade_no}-R1`;

async function apply(total: number) {
  const json = { out_trade_no, out_refund_no, reason: '杯盖破损', amount: { refund, total, currency: 'CNY' } };
  try {
    return await refunds.post({ json }); // 没有应答时，客户端会以同一单号再试
  } catch (error) {
    if (error instanceof ConfigError || (error instanceof ApiError && error.status < 500)) throw error;
    console.log(`结果不明，先查：${error}`); // 超时、系统错误、应答的签名不对……
    return find();
  }
}

/** `undefined`：微信支付没有收到过这次申请。 */
async function find() {
  try {
    return await refunds._out_refund_no_.get({ out_refund_no });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'RESOURCE_NOT_EXISTS') return undefined;
    throw error;
  }
}

try {
  const { outTradeNo } = wxpay.v3.pay.transactions;
  const { amount } = await outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  if (amount?.total === undefined) throw new Error(`${out_trade_no} 的应答里没有订单金额，不知道该退多少`);
  let current = await apply(amount.total);
  console.log(`退款 ${out_refund_no}：${current?.status ?? '没有收到，请再运行一次'}`);
  // 受理不是到账。零钱几分钟，银行卡要几天：正式环境等退款通知，这里查两分钟为例。
  for (let asked = 0; asked < 24 && current?.status === 'PROCESSING'; asked += 1) {
    await sleep(PAUSE);
    current = await find();
  }
  if (current?.status === 'SUCCESS')
    console.log(`已退 ${current.amount.refund} 分，到：${current.user_received_account}`);
  // ABNORMAL：用户的卡已作废，要到商户平台处理，或调用 apply-abnormal-refund。
  else console.log(`退款还没有成功：${current?.status}`);
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  // NOT_ENOUGH：商户余额不足，充值后以同一单号再试；INVALID_REQUEST：多半是金额超出了可退的。
  console.error(`被拒 ${error.code}：${error.message}`, error.requestId);
  process.exitCode = 1;
}
