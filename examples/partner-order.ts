/**
 * 服务商模式：服务商替特约商户下单、签名、查单。密钥用服务商自己的，收款方写在请求里。
 * Partner mode: the partner's keys sign, `sub_mchid` is paid.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const wxpay = clientFromEnvironment();
const { transactions } = wxpay.v3.pay.partner;
const PAUSE = Number(process.env['WECHATPAY_PAUSE_MS'] ?? 5_000);

const sp_mchid = read('WECHATPAY_MCHID'); // 服务商，也是客户端的 mchid
const sub_mchid = read('WECHATPAY_SUB_MCHID'); // 收款的特约商户，无须它的密钥
const sp_appid = read('WECHATPAY_APPID');
const out_trade_no = `DINE${Date.now()}`; // 先写进自己的数据库，再下单

try {
  const { prepay_id } = await transactions.jsapi.post({
    json: {
      sp_appid,
      sp_mchid,
      sub_mchid,
      description: '双人套餐',
      out_trade_no,
      notify_url: read('WECHATPAY_NOTIFY_URL'), // 通知发给服务商，里面写着是哪家子商户
      amount: { total: 1 }, // 单位是分
      payer: { sp_openid: read('WECHATPAY_OPENID') }, // 用户在 sp_appid 下的 OpenID
    },
  });
  // appId 与 OpenID 所属的应用一致：用 sub_openid 下单的，这里换成 sub_appid。
  const payment = wxpay.signatures.jsapi({ appId: sp_appid, prepayId: prepay_id });
  console.log(`已为 ${sub_mchid} 下单 ${out_trade_no}，交给前端：`, payment);
  for (let asked = 0; asked < 24; asked += 1) {
    await sleep(PAUSE);
    const query = { sp_mchid, sub_mchid };
    const order = await transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query });
    console.log(`查单：${order.trade_state} ${order.sub_mchid}`);
    if (order.trade_state !== 'NOTPAY' && order.trade_state !== 'USERPAYING') break;
  }
} catch (error) {
  if (!(error instanceof ApiError)) throw error;
  // NO_AUTH：服务商与这家商户还没有建立关系，或商户没有授权。
  console.error(`被拒 ${error.code}：${error.message}`, error.requestId);
  process.exitCode = 1;
}
