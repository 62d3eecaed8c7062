import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiPromise } from '../../templates/runtime/core/client.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, findMisfits, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { mchid, out_trade_no } = ORDER;

it('notifies the merchant of a payment, and its client opens the notification', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  sandbox.pay(out_trade_no);
  const delivery = await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  expect(delivery.attempts.map(({ status }) => status)).toEqual([204]);
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({
    id: delivery.id,
    event_type: 'TRANSACTION.SUCCESS',
    resource: { ciphertext: { out_trade_no, trade_state: 'SUCCESS', amount: { total: 1800 } } },
  });
  const { outTradeNo } = wxpay.v3.pay.transactions;
  expect(await outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } })).toMatchObject({
    trade_state: 'SUCCESS',
  });
});

it('accepts an order twice whose payer is sealed again each time, and does not show the payer', async () => {
  const { wxpay } = await connect();
  const identity = { type: 'IDCARD' as const, number: '310101199001011234', name: '张三' };
  const json = { ...ORDER, payer: { openid: 'o1', identity } };
  await wxpay.v3.pay.transactions.jsapi.post({ json });
  await wxpay.v3.pay.transactions.jsapi.post({ json });
  const { outTradeNo } = wxpay.v3.pay.transactions;
  const { payer } = await outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  expect(payer).toEqual({ openid: 'o1' });
});

it('finds an order by its transaction number, and closes an expired one', async () => {
  const { sandbox, wxpay } = await connect();
  const { transactions } = wxpay.v3.pay;
  await transactions.h5.post({
    json: { ...ORDER, scene_info: { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } } },
  });
  sandbox.pay(out_trade_no);
  const transaction_id = sandbox.snapshot().orders[0]?.payment?.transaction_id ?? '';
  expect(await transactions.id._transaction_id_.get({ transaction_id, query: { mchid } })).toMatchObject({
    out_trade_no,
    trade_type: 'MWEB',
  });
  await transactions.app.post({ json: { ...ORDER, out_trade_no: 'TEA20260310093001' } });
  sandbox.expire('TEA20260310093001');
  expect(() => sandbox.pay('TEA20260310093001')).toThrow('The order TEA20260310093001 is CLOSED.');
});

it('refunds in parts, never more than was paid, and notifies of each', async () => {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect({ refundAfter: 10 });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const { refunds } = wxpay.v3.refund.domestic;
  const refund = (out_refund_no: string, amount: number) =>
    refunds.post({
      json: { out_trade_no, out_refund_no, notify_url: url, amount: { refund: amount, total: 1800, currency: 'CNY' } },
    });
  expect(await refund('REFUND1', 600)).toMatchObject({ status: 'PROCESSING' });
  expect(await refund('REFUND2', 1200)).toMatchObject({ amount: { refund: 1200 } });
  await expect(refund('REFUND3', 1)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  await sandbox.waitForNotification('REFUND.SUCCESS', {
    where: ({ content }) => Object(content).out_refund_no === 'REFUND2',
  });
  expect(await refunds._out_refund_no_.get({ out_refund_no: 'REFUND2' })).toMatchObject({ status: 'SUCCESS' });
});

it('places an order of a sub-merchant that is paid in a mini program', async () => {
  const { sandbox, wxpay } = await connect();
  const { mchid: sp_mchid, appid: sp_appid, ...order } = ORDER;
  const { miniprogram, outTradeNo } = wxpay.v3.pay.partner.transactions;
  const names = { sp_mchid, sub_mchid: '1638495062' };
  await miniprogram.post({ json: { ...order, ...names, sp_appid, payer: { sp_openid: 'o1' } } });
  sandbox.pay(out_trade_no);
  expect(await outTradeNo._out_trade_no_.get({ out_trade_no, query: names })).toMatchObject({
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
  });
});

it('refunds an order of a sub-merchant only to a caller that names it', async () => {
  const { sandbox, wxpay } = await connect();
  const { mchid: sp_mchid, appid: sp_appid, ...order } = ORDER;
  const sub_mchid = '1638495062';
  await wxpay.v3.pay.partner.transactions.native.post({ json: { ...order, sp_mchid, sp_appid, sub_mchid } });
  sandbox.pay(out_trade_no);
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  const json = { out_trade_no, out_refund_no: 'REFUND1', amount };
  const { refunds } = wxpay.v3.refund.domestic;
  await expect(refunds.post({ json })).rejects.toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
  expect(await refunds.post({ json: { ...json, sub_mchid } })).toMatchObject({ status: 'PROCESSING' });
});

it('can make a refund ABNORMAL, and notifies of it', async () => {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect({ refundAfter: Number.POSITIVE_INFINITY });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  await wxpay.v3.refund.domestic.refunds.post({
    json: { out_trade_no, out_refund_no: 'REFUND1', notify_url: url, amount },
  });
  sandbox.finishRefund('REFUND1', 'ABNORMAL');
  expect(await sandbox.waitForNotification('REFUND.ABNORMAL')).toMatchObject({
    content: { refund_status: 'ABNORMAL' },
  });
});

it('sends an ABNORMAL refund to a card of the user', async () => {
  const { sandbox, wxpay } = await connect({ refundAfter: Number.POSITIVE_INFINITY });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const { refunds } = wxpay.v3.refund.domestic;
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  const { refund_id } = await refunds.post({ json: { out_trade_no, out_refund_no: 'REFUND1', amount } });
  const card = { bank_type: 'CMB_DEBIT' as const, bank_account: '6225880212345678', real_name: '张三' };
  const reroute = (given: Partial<typeof card>) =>
    refunds._refund_id_.applyAbnormalRefund.post({
      refund_id,
      json: { out_refund_no: 'REFUND1', type: 'USER_BANK_CARD', ...given },
    });
  await expect(reroute(card)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  sandbox.finishRefund('REFUND1', 'ABNORMAL');
  await expect(reroute({ bank_type: card.bank_type })).rejects.toMatchObject({ code: 'PARAM_ERROR' });
  expect(await findMisfits(await reroute(card).withResponse())).toEqual([]);
  sandbox.finishRefund('REFUND1');
  expect(await reroute(card)).toMatchObject({ status: 'SUCCESS', channel: 'OTHER_BANKCARD' });
});

it('transfers to a user who confirms, and not after the transfer was cancelled', async () => {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  const { transferBills } = wxpay.v3.fundApp.mchTransfer;
  const transfer = (out_bill_no: string) => ({
    appid: ORDER.appid,
    out_bill_no,
    transfer_scene_id: '1000' as const,
    openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g',
    user_name: '张三',
    transfer_amount: 300_000,
    transfer_remark: '新会员奖励',
    notify_url: url,
    transfer_scene_report_infos: [{ info_type: '活动名称', info_content: '新会员' }],
  });
  await transferBills.post({ json: transfer('GIFT1') });
  const other = { ...transfer('GIFT1'), openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6h' };
  await expect(transferBills.post({ json: other })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  sandbox.confirmTransfer('GIFT1');
  const finished = await sandbox.waitForNotification('MCHTRANSFER.BILL.FINISHED');
  expect(finished.content).toMatchObject({ out_bill_no: 'GIFT1', state: 'SUCCESS' });
  const { get, cancel } = transferBills.outBillNo._out_bill_no_;
  expect(await get({ out_bill_no: 'GIFT1' })).toMatchObject({ state: 'SUCCESS', user_name: '张三' });
  await expect(cancel.post({ out_bill_no: 'GIFT1' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  await transferBills.post({ json: transfer('GIFT2') });
  expect(await cancel.post({ out_bill_no: 'GIFT2' })).toMatchObject({ state: 'CANCELLED' });
});

it('responds to calls with a state as their pages say', async () => {
  const { sandbox, wxpay } = await connect();
  const { pay, refund } = wxpay.v3;
  const misfits = async (call: ApiPromise<unknown>) => findMisfits(await call.withResponse());
  const query = { out_trade_no, query: { mchid } };
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  expect(await misfits(pay.transactions.native.post({ json: ORDER }))).toEqual([]);
  expect(await misfits(pay.transactions.outTradeNo._out_trade_no_.get(query))).toEqual([]);
  sandbox.pay(out_trade_no);
  expect(await misfits(pay.transactions.outTradeNo._out_trade_no_.get(query))).toEqual([]);
  const applied = refund.domestic.refunds.post({ json: { out_trade_no, out_refund_no: 'REFUND1', amount } });
  expect(await misfits(applied)).toEqual([]);
  sandbox.finishRefund('REFUND1');
  expect(await misfits(refund.domestic.refunds._out_refund_no_.get({ out_refund_no: 'REFUND1' }))).toEqual([]);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const bill = await wxpay.v3.bill.tradebill.get({ query: { bill_date: today } });
  expect((await (await wxpay.bills.download(bill)).text()).split('\r\n')[1]).toContain(out_trade_no);
});

it('keeps its state after a restart with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data, refundAfter: Number.POSITIVE_INFINITY });
  const { url, received } = await openEndpoint([500]);
  await first.wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  first.sandbox.pay(out_trade_no);
  await expect.poll(() => first.sandbox.snapshot().notifications[0]?.attempts.length).toBe(1);
  const { orders } = first.sandbox.snapshot();
  await first.sandbox.close();
  const again = await connect({ data });
  expect(again.sandbox.snapshot().orders).toEqual(orders);
  await again.sandbox.waitForNotification('TRANSACTION.SUCCESS');
  expect(received.length).toBe(2);
  await again.sandbox.close();
});
