/**
 * 商家转账到零钱：发起转账，等用户在微信里确认收款。姓名加密传输，由客户端办妥。
 * A transfer to a user, who confirms it in WeChat. The name is sealed on its way.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, ConfigError } from '../generated/index.js';
import { clientFromEnvironment, read } from './client-from-environment.js';

const { transferBills } = clientFromEnvironment().v3.fundApp.mchTransfer;
const PAUSE = Number(process.env['WECHATPAY_PAUSE_MS'] ?? 5_000);
const FINAL = ['SUCCESS', 'FAIL', 'CANCELLED'];

// 单号先写进数据库再转账。不到终态就换单号重转，等于可能付两次。
const out_bill_no = `ZZ${Date.now()}`;

async function begin() {
  const { state, package_info } = await transferBills.post({
    json: {
      appid: read('WECHATPAY_APPID'),
      out_bill_no,
      openid: read('WECHATPAY_OPENID'),
      user_name: read('WECHATPAY_USER_NAME'), // 写明文就好；2000 元起必填，不足 0.3 元不要填
      transfer_amount: 50, // 单位是分
      transfer_remark: '三月上旬报酬',
      transfer_scene_id: '1005', // 场景要先在商户平台申请，各场景要报备的内容不同
      transfer_scene_report_infos: [
        { info_type: '岗位类型', info_content: '分拣员' },
        { info_type: '报酬说明', info_content: '三月上旬计件报酬' },
      ],
    },
  });
  console.log(`转账 ${out_bill_no}：${state}`);
  // 小程序里原样交给 wx.requestMerchantTransfer，用户点了确认，钱才会到账。
  if (package_info) console.log(`交给前端的 package：${package_info}`);
}

try {
  await begin();
} catch (error) {
  // 明确被拒（4xx）才是没有转出，NOT_ENOUGH 就是余额不足。超时、系统错误、签名不对的应答都不算：往下查。
  if (error instanceof ConfigError || (error instanceof ApiError && error.status < 500)) throw error;
  console.log(`结果不明，先查：${error}`);
}
for (let asked = 0; asked < 24; asked += 1) {
  await sleep(PAUSE);
  try {
    const bill = await transferBills.outBillNo._out_bill_no_.get({ out_bill_no });
    console.log(`查询：${bill.state}${bill.fail_reason ? `，${bill.fail_reason}` : ''}`);
    if (!FINAL.includes(bill.state)) continue;
    // 姓名加密返回，客户端已用商户私钥打开；自己的日志里不要留。
    if (bill.state === 'SUCCESS') console.log(`已到账 ${bill.transfer_amount} 分，收款人 ${bill.user_name}`);
    break;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
    console.log('微信支付没有这一单：可以用原单号再发起一次。');
    break;
  }
}
