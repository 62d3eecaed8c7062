import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiPromise } from '../../templates/runtime/core/client.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, findMisfits, ORDER } from './connect.js';

type Connected = Awaited<ReturnType<typeof connect>>;

const { out_trade_no, appid } = ORDER;
const STORE = { type: 'MERCHANT_ID', account: '1605837294' } as const;
const SELLER = { type: 'PERSONAL_OPENID', account: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g' } as const;

/** A paid order of 18.00 whose money is frozen, and two receivers of it. */
async function payShared({ sandbox, wxpay }: Connected) {
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, settle_info: { profit_sharing: true } } });
  sandbox.pay(out_trade_no);
  for (const receiver of [STORE, SELLER])
    await wxpay.v3.profitsharing.receivers.add.post({ json: { appid, ...receiver, relation_type: 'STORE' } });
  return sandbox.snapshot().orders[0]?.payment?.transaction_id ?? '';
}

const part = (receiver: typeof STORE | typeof SELLER, amount: number) => ({ ...receiver, amount, description: '货款' });
const never = { refundAfter: Number.POSITIVE_INFINITY };

it('shares an order in parts until nothing is left, and releases the rest to the merchant', async () => {
  const connected = await connect({ doneAfter: 2 });
  const { orders, transactions } = connected.wxpay.v3.profitsharing;
  const transaction_id = await payShared(connected);
  const left = async () => (await transactions._transaction_id_.amounts.get({ transaction_id })).unsplit_amount;
  const receivers = [part(STORE, 1280), { ...part(SELLER, 60), name: '张三' }];
  const request = { appid, transaction_id, out_order_no: 'FZ1', receivers, unfreeze_unsplit: false };
  expect(await orders.post({ json: request })).toMatchObject({
    state: 'PROCESSING',
    receivers: [{ result: 'PENDING' }, {}],
  });
  expect(await left()).toBe(460);
  const query = () => orders._out_order_no_.get({ out_order_no: 'FZ1', query: { transaction_id } });
  expect(await query()).toMatchObject({ state: 'PROCESSING' });
  expect(await query()).toMatchObject({ state: 'FINISHED', receivers: [{ result: 'SUCCESS' }, { result: 'SUCCESS' }] });
  await orders.unfreeze.post({ json: { transaction_id, out_order_no: 'FZ2', description: '解冻余款' } });
  expect(await left()).toBe(0);
  const again = { ...request, out_order_no: 'FZ3', receivers: [part(STORE, 1)] };
  await expect(orders.post({ json: again })).rejects.toMatchObject({ status: 403, code: 'RULE_LIMIT' });
});

it('accepts the same sharing twice, and refuses another with its number', async () => {
  const connected = await connect();
  const { orders } = connected.wxpay.v3.profitsharing;
  const transaction_id = await payShared(connected);
  const receivers = [{ ...part(SELLER, 60), name: '张三' }];
  const json = { appid, transaction_id, out_order_no: 'FZ1', receivers, unfreeze_unsplit: false };
  const { order_id } = await orders.post({ json });
  expect(await orders.post({ json })).toMatchObject({ order_id });
  const other = { ...json, receivers: [part(SELLER, 61)] };
  await expect(orders.post({ json: other })).rejects.toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
  expect(connected.sandbox.snapshot().sharings.length).toBe(1);
});

it.each([
  ['more than was paid', { receivers: [part(STORE, 1801)] }, { status: 403, code: 'NOT_ENOUGH' }],
  ['an unpaid order', { transaction_id: '42' }, { status: 404, code: 'RESOURCE_NOT_EXISTS' }],
  ['an order of somebody else', { sub_mchid: '1638495062' }, { status: 404, code: 'RESOURCE_NOT_EXISTS' }],
  ['with too many receivers', { receivers: Array(51).fill(part(STORE, 1)) }, { status: 403, code: 'RULE_LIMIT' }],
  ['with no receiver', { receivers: [] }, { status: 400, code: 'PARAM_ERROR' }],
])('does not share %s', async (_what, change, refusal) => {
  const connected = await connect();
  const transaction_id = await payShared(connected);
  const json = {
    appid,
    transaction_id,
    out_order_no: 'FZ1',
    receivers: [part(STORE, 1)],
    unfreeze_unsplit: false,
    ...change,
  };
  await expect(connected.wxpay.v3.profitsharing.orders.post({ json })).rejects.toMatchObject(refusal);
});

it('does not share an order without profit sharing', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const transaction_id = sandbox.snapshot().orders[0]?.payment?.transaction_id ?? '';
  const json = { appid, transaction_id, out_order_no: 'FZ1', receivers: [part(STORE, 1)], unfreeze_unsplit: true };
  await expect(wxpay.v3.profitsharing.orders.post({ json })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
});

it('closes the share of a removed receiver, so that it can be shared again', async () => {
  const connected = await connect(never);
  const { profitsharing } = connected.wxpay.v3;
  const transaction_id = await payShared(connected);
  const receivers = [part(STORE, 1000), part(SELLER, 60)];
  await profitsharing.orders.post({
    json: { appid, transaction_id, out_order_no: 'FZ1', receivers, unfreeze_unsplit: false },
  });
  await profitsharing.receivers.delete.post({ json: { appid, ...STORE } });
  connected.sandbox.finishSharing('FZ1');
  const found = await profitsharing.orders._out_order_no_.get({ out_order_no: 'FZ1', query: { transaction_id } });
  expect(found.receivers).toMatchObject([{ result: 'CLOSED', fail_reason: 'NO_RELATION' }, { result: 'SUCCESS' }]);
  expect(await profitsharing.transactions._transaction_id_.amounts.get({ transaction_id })).toMatchObject({
    unsplit_amount: 1740,
  });
});

it('returns at most what a merchant received, and does not count failed returns', async () => {
  const connected = await connect(never);
  const { orders, returnOrders } = connected.wxpay.v3.profitsharing;
  const transaction_id = await payShared(connected);
  const receivers = [part(STORE, 1000)];
  await orders.post({ json: { appid, transaction_id, out_order_no: 'FZ1', receivers, unfreeze_unsplit: true } });
  const returnShare = (out_return_no: string, amount: number) =>
    returnOrders.post({
      json: { out_order_no: 'FZ1', out_return_no, return_mchid: STORE.account, amount, description: '退货' },
    });
  await expect(returnShare('HT0', 1)).rejects.toMatchObject({ code: 'RULE_LIMIT' });
  connected.sandbox.finishSharing('FZ1');
  expect(await returnShare('HT1', 700)).toMatchObject({ result: 'PROCESSING' });
  await expect(returnShare('HT1', 600)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  await expect(returnShare('HT2', 301)).rejects.toMatchObject({ status: 403, code: 'NOT_ENOUGH' });
  connected.sandbox.finishReturn('HT1', 'BALANCE_NOT_ENOUGH');
  expect(await returnShare('HT2', 1000)).toMatchObject({ result: 'PROCESSING' });
  const get = (out_return_no: string) =>
    returnOrders._out_return_no_.get({ out_return_no, query: { out_order_no: 'FZ1' } });
  expect(await get('HT1')).toMatchObject({ result: 'FAILED', fail_reason: 'BALANCE_NOT_ENOUGH' });
  await expect(get('HT3')).rejects.toMatchObject({ status: 404, code: 'RESOURCE_NOT_EXISTS' });
});

it('does not refund what a receiver has until it is returned', async () => {
  const connected = await connect(never);
  const { profitsharing, refund } = connected.wxpay.v3;
  const transaction_id = await payShared(connected);
  const sharing = {
    appid,
    transaction_id,
    out_order_no: 'FZ1',
    receivers: [part(STORE, 1000)],
    unfreeze_unsplit: true,
  };
  await profitsharing.orders.post({ json: sharing });
  connected.sandbox.finishSharing('FZ1');
  const payBack = () =>
    refund.domestic.refunds.post({
      json: { out_trade_no, out_refund_no: 'REFUND1', amount: { refund: 1800, total: 1800, currency: 'CNY' } },
    });
  await expect(payBack()).rejects.toMatchObject({ status: 403, code: 'NOT_ENOUGH' });
  const taken = { out_order_no: 'FZ1', out_return_no: 'HT1', return_mchid: STORE.account, amount: 1000 };
  await profitsharing.returnOrders.post({ json: { ...taken, description: '退货' } });
  await expect(payBack()).rejects.toMatchObject({ code: 'NOT_ENOUGH' });
  connected.sandbox.finishReturn('HT1');
  expect(await payBack()).toMatchObject({ amount: { refund: 1800 } });
});

it('responds to sharings as their pages say', async () => {
  const connected = await connect(never);
  const { profitsharing } = connected.wxpay.v3;
  const transaction_id = await payShared(connected);
  const misfits = async (call: ApiPromise<unknown>) => findMisfits(await call.withResponse());
  const name = '杭州云栈仓储有限公司';
  const named = { appid, ...STORE, name, relation_type: 'CUSTOM' as const, custom_relation: '仓储' };
  expect(await profitsharing.receivers.add.post({ json: named })).toMatchObject({ name, custom_relation: '仓储' });
  expect(await misfits(profitsharing.receivers.add.post({ json: named }))).toEqual([]);
  const sharing = {
    appid,
    transaction_id,
    out_order_no: 'FZ1',
    receivers: [part(STORE, 1000)],
    unfreeze_unsplit: false,
  };
  expect(await misfits(profitsharing.orders.post({ json: sharing }))).toEqual([]);
  const query = { out_order_no: 'FZ1', query: { transaction_id } };
  expect(await misfits(profitsharing.orders._out_order_no_.get(query))).toEqual([]);
  connected.sandbox.finishSharing('FZ1');
  const taken = { out_order_no: 'FZ1', out_return_no: 'HT1', return_mchid: STORE.account, amount: 10 };
  expect(await misfits(profitsharing.returnOrders.post({ json: { ...taken, description: '退货' } }))).toEqual([]);
  expect(await misfits(profitsharing.transactions._transaction_id_.amounts.get({ transaction_id }))).toEqual([]);
  const rest = { transaction_id, out_order_no: 'FZ2', description: '解冻' };
  expect(await misfits(profitsharing.orders.unfreeze.post({ json: rest }))).toEqual([]);
});

it('keeps shares after a restart with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data, ...never });
  const transaction_id = await payShared(first);
  const sharing = {
    appid,
    transaction_id,
    out_order_no: 'FZ1',
    receivers: [part(STORE, 1000)],
    unfreeze_unsplit: false,
  };
  await first.wxpay.v3.profitsharing.orders.post({ json: sharing });
  await first.wxpay.v3.profitsharing.receivers.delete.post({ json: { appid, ...SELLER } });
  const { receivers } = first.sandbox.snapshot();
  await first.sandbox.close();
  const again = await connect({ data, refundAfter: 10 });
  expect(again.sandbox.snapshot().receivers).toEqual(receivers);
  await expect.poll(() => again.sandbox.snapshot().sharings[0]?.parts[0]?.result).toBe('SUCCESS');
  expect(await again.wxpay.v3.profitsharing.orders.post({ json: sharing })).toMatchObject({ state: 'FINISHED' });
  await again.sandbox.close();
});
