import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiPromise } from '../../templates/runtime/core/client.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, findMisfits } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const mchid = '1900000109';
const combine_out_trade_no = 'C20260310093000';
const TEA = { mchid, sub_mchid: '1638495062', out_trade_no: 'C2026031009300001', attach: 'table=12' };
const CAKE = { mchid, sub_mchid: '1638495087', out_trade_no: 'C2026031009300002', attach: 'table=12' };
const cny = (total_amount: number) => ({ total_amount, currency: 'CNY' });

const ORDERS = {
  combine_appid: 'wx4d8a1c7be05f9236',
  combine_mchid: mchid,
  combine_out_trade_no,
  notify_url: 'https://shop.example/wechatpay',
  combine_payer_info: { openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g' },
  sub_orders: [
    { ...TEA, description: '乌龙茶', amount: cny(1800) },
    { ...CAKE, description: '桂花糕', amount: cny(2600), settle_info: { profit_sharing: true } },
  ],
};

it('is paid at once, and notified by one notification that the client opens', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.combineTransactions.jsapi.post({ json: { ...ORDERS, notify_url: url } });
  sandbox.pay(combine_out_trade_no);
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({
    resource: { ciphertext: { combine_out_trade_no, sub_orders: [{ trade_state: 'SUCCESS' }, CAKE] } },
  });
  expect(received.length).toBe(1);
  expect(sandbox.snapshot().orders.map(({ state }) => state)).toEqual(['SUCCESS', 'SUCCESS']);
});

it('accepts the same twice, and refuses another with its number, or with that of an order', async () => {
  const { wxpay } = await connect();
  const { native } = wxpay.v3.combineTransactions;
  const identity = { type: 'IDCARD' as const, number: '310101199001011234', name: '张三' };
  const json = { ...ORDERS, combine_payer_info: { openid: 'o1', identity } };
  await native.post({ json });
  await native.post({ json });
  const dearer = [{ ...ORDERS.sub_orders[0], ...TEA, description: '乌龙茶', amount: cny(1900) }];
  const used = { status: 403, code: 'OUT_TRADE_NO_USED' };
  await expect(native.post({ json: { ...json, sub_orders: dearer } })).rejects.toMatchObject(used);
  const other = { ...json, combine_out_trade_no: 'C20260310093001' };
  await expect(native.post({ json: other })).rejects.toMatchObject(used);
});

it('is closed as a whole, and never in parts', async () => {
  const { wxpay } = await connect();
  const { native, outTradeNo } = wxpay.v3.combineTransactions;
  await native.post({ json: ORDERS });
  const close = (sub_orders: readonly (typeof TEA)[]) =>
    outTradeNo._combine_out_trade_no_.close.post({
      combine_out_trade_no,
      json: { combine_appid: ORDERS.combine_appid, sub_orders: [...sub_orders] },
    });
  await expect(close([TEA])).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  const { out_trade_no, sub_mchid } = TEA;
  const { outTradeNo: partner } = wxpay.v3.pay.partner.transactions;
  const alone = partner._out_trade_no_.close.post({ out_trade_no, json: { sp_mchid: mchid, sub_mchid } });
  await expect(alone).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  await close([CAKE, TEA]);
  expect(await outTradeNo._combine_out_trade_no_.get({ combine_out_trade_no })).toMatchObject({
    sub_orders: [{ trade_state: 'CLOSED' }, { trade_state: 'CLOSED' }],
  });
});

it('refunds and shares each of its orders separately', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.combineTransactions.jsapi.post({ json: ORDERS });
  expect(() => sandbox.pay(TEA.out_trade_no)).toThrow(`The order ${TEA.out_trade_no} is a part of C20260310093000.`);
  sandbox.pay(combine_out_trade_no);
  const { outTradeNo } = wxpay.v3.combineTransactions;
  const found = await outTradeNo._combine_out_trade_no_.get({ combine_out_trade_no });
  const transaction_id = found.sub_orders?.[1]?.transaction_id ?? '';
  const { amounts } = wxpay.v3.profitsharing.transactions._transaction_id_;
  expect(await amounts.get({ transaction_id })).toMatchObject({ unsplit_amount: 2600 });
  const amount = { refund: 1800, total: 1800, currency: 'CNY' };
  const json = { sub_mchid: TEA.sub_mchid, out_trade_no: TEA.out_trade_no, out_refund_no: 'REFUND1', amount };
  await wxpay.v3.refund.domestic.refunds.post({ json });
  expect(await outTradeNo._combine_out_trade_no_.get({ combine_out_trade_no })).toMatchObject({
    sub_orders: [{ trade_state: 'REFUND' }, { trade_state: 'SUCCESS' }],
  });
});

it('gets the responses of its pages, paid or not', async () => {
  const { sandbox, wxpay } = await connect();
  const { jsapi, outTradeNo } = wxpay.v3.combineTransactions;
  const misfits = async (call: ApiPromise<unknown>) => findMisfits(await call.withResponse());
  expect(await misfits(jsapi.post({ json: ORDERS }))).toEqual([]);
  const query = () => misfits(outTradeNo._combine_out_trade_no_.get({ combine_out_trade_no }));
  expect(await query()).toEqual([]);
  sandbox.pay(combine_out_trade_no);
  expect(await query()).toEqual([]);
});

it('is still paid after a restart of the sandbox with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  await first.wxpay.v3.combineTransactions.jsapi.post({ json: ORDERS });
  first.sandbox.pay(combine_out_trade_no);
  const { combined, orders } = first.sandbox.snapshot();
  await first.sandbox.close();
  const again = await connect({ data });
  expect(again.sandbox.snapshot()).toMatchObject({ combined, orders });
  const number = combined[0]?.combine_transaction_id ?? '';
  const { id } = again.wxpay.v3.combineTransactions;
  expect(await id._combine_transaction_id_.get({ combine_transaction_id: number })).toMatchObject({
    sub_orders: [{ trade_state: 'SUCCESS' }, { trade_state: 'SUCCESS' }],
  });
  await again.sandbox.close();
});
