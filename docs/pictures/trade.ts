import { createClient } from '../../generated/index.js';
import type { RunningSandbox } from '../../sandbox/index.js';

const WHO = { appid: 'wx4d8a1c7be05f9236', mchid: '1900000109' };

/** An ordinary day of a tea shop, which is told of it at `notify_url`. */
export async function trade(sandbox: RunningSandbox, notify_url: string): Promise<void> {
  const wxpay = createClient({ ...sandbox.clientOptions, retries: 0 });
  const { native } = wxpay.v3.pay.transactions;
  const place = (out_trade_no: string, description: string, total: number) =>
    native.post({ json: { ...WHO, out_trade_no, description, notify_url, amount: { total } } });
  await place('TEA20260310093000', '龙井茶 250 克', 1800);
  await place('TEA20260310104500', '桂花乌龙（中杯）', 1600);
  await place('TEA20260310161200', '茶具一套', 26_800);
  await place('TEA20260310161200', '茶具两套', 53_600).catch(() => 'the number is taken');
  sandbox.pay('TEA20260310093000');
  sandbox.pay('TEA20260310161200');
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  const refund = { out_trade_no: 'TEA20260310093000', out_refund_no: 'REFUND20260310001', notify_url, amount };
  await wxpay.v3.refund.domestic.refunds.post({ json: refund });
  await wxpay.v3.fundApp.mchTransfer.transferBills.post({
    json: {
      appid: WHO.appid,
      out_bill_no: 'PAYOUT2026031001',
      transfer_scene_id: '1005',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      user_name: '张三',
      transfer_amount: 250_000,
      transfer_remark: '三月提成',
      notify_url,
      transfer_scene_report_infos: [{ info_type: '岗位类型', info_content: '店员' }],
    },
  });
}
