/**
 * 小程序下单（公众号网页也一样）：服务端下单，再签好前端调起支付要的参数。
 * An order in a mini-program: the server places it, then signs what the front end hands to `wx.requestPayment`.
 */
import { ApiError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const wxpay = clientFromEnvironment();
const appid = read('WECHATPAY_APPID');

/** 前端收到后原样交给 wx.requestPayment（或 WeixinJSBridge）。 */
async function placeOrder(outTradeNo: string, openid: string) {
  const { prepay_id: prepayId } = await wxpay.v3.pay.transactions.jsapi.post({
    json: {
      appid,
      mchid: read('WECHATPAY_MCHID'),
      description: '龙井茶 250 克',
      out_trade_no: outTradeNo,
      notify_url: read('WECHATPAY_NOTIFY_URL'),
      amount: { total: 1 }, // 单位是分
      payer: { openid }, // 用户在这个 appid 下的 OpenID，由 wx.login 的 code 换得
    },
  });
  return wxpay.signatures.jsapi({ appId: appid, prepayId });
}

/** 常见的拒绝，多半要改的是配置，而不是重试。 */
const ADVICE: Readonly<Record<string, string>> = {
  APPID_MCHID_NOT_MATCH: '到商户平台把 appid 与商户号绑定。',
  OUT_TRADE_NO_USED: '这个单号已用于内容不同的订单：内容变了就换一个单号，原单先关掉。',
  ORDERPAID: '这一单已经付过，不要再收一次。',
  NO_AUTH: '商户号还没有开通 JSAPI 支付。',
};

// 单号由你生成。先把它写进自己的数据库，再下单：这样无论发生什么，都能拿它来查。
const outTradeNo = `TEA${Date.now()}`;
try {
  // 网络超时不必自己重试：请求带着单号，重复无害，客户端会再试两次。
  const payment = await placeOrder(outTradeNo, read('WECHATPAY_OPENID'));
  console.log(`已下单 ${outTradeNo}，交给前端：`);
  console.log(JSON.stringify(payment, undefined, 2));
  // 前端说“支付成功”不能作数：以支付通知（notifications/）或查单（native-order.ts）为准。
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  console.error(`下单被拒 ${error.code}：${error.message} ${ADVICE[error.code] ?? ''}`, error.requestId);
  process.exitCode = 1;
}
