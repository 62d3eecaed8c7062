import { openapi } from 'docwright';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../generated/index.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { ORDER } from './order.js';

const { mchid: sp_mchid, appid, out_trade_no, ...order } = ORDER;
const sub_mchid = '1638495062';
const STORE = { type: 'MERCHANT_ID', account: '1605837294' };

/** A sandbox of real pages, and a paid order of a sub-merchant that may be shared. */
async function payShared() {
  const document = await openapi({ input: sharedPath('corpus') });
  const sandbox = await startSandbox({ document, refundAfter: Number.POSITIVE_INFINITY });
  onTestFinished(() => sandbox.close());
  const client = createClient({ ...sandbox.clientOptions, retries: 0 });
  const names = { sp_mchid, sp_appid: appid, sub_mchid };
  const json = { ...order, ...names, out_trade_no, settle_info: { profit_sharing: true } };
  await client.request('POST', '/v3/pay/partner/transactions/native', { json });
  sandbox.pay(out_trade_no);
  return { sandbox, client, transaction_id: sandbox.snapshot().orders[0]?.payment?.transaction_id ?? '' };
}

it('shares for brands and platforms from the same balances', needsSharedFolder, async () => {
  const { sandbox, client, transaction_id } = await payShared();
  const post = (path: string, json: object) => client.request('POST', path, { json });
  const brand = { ...STORE, brand_mchid: sub_mchid, appid, name: '门店', relation_type: 'SUPPLIER' };
  expect(await post('/v3/brand/profitsharing/receivers/add', brand)).toMatchObject({ brand_mchid: sub_mchid });
  const receivers = [{ ...STORE, amount: 500, description: '货款' }];
  const sharing = { sub_mchid, appid, transaction_id, out_order_no: 'FZ1', receivers, unfreeze_unsplit: false };
  await post('/v3/profitsharing/orders', sharing);
  sandbox.finishSharing('FZ1');
  const taken = { sub_mchid, out_order_no: 'FZ1', out_return_no: 'HT1', return_mchid: STORE.account, amount: 500 };
  await post('/v3/ecommerce/profitsharing/returnorders', { ...taken, description: '退货' });
  sandbox.finishReturn('HT1');
  const query = { sub_mchid, out_return_no: 'HT1' };
  const returned = await client.request('GET', '/v3/ecommerce/profitsharing/returnorders', { query });
  expect(returned).toMatchObject({ result: 'SUCCESS', amount: 500, return_no: expect.stringMatching(/^31\d{26}$/) });
  await post('/v3/brand/profitsharing/finish-order', { ...sharing, out_order_no: 'FZ2', description: '解冻' });
  const left = await client.request('GET', `/v3/ecommerce/profitsharing/orders/${transaction_id}/amounts`, {});
  expect(left).toMatchObject({ unsplit_amount: 0 });
});

it('counts shares of v2 and v3 together', needsSharedFolder, async () => {
  const { sandbox, client, transaction_id } = await payShared();
  const who = { mch_id: sp_mchid, sub_mch_id: sub_mchid, appid, sign_type: 'HMAC-SHA256' };
  const post = (path: string, xml: object) => client.request('POST', path, { xml: { ...who, ...xml } });
  const receiver = JSON.stringify({ ...STORE, name: '门店', relation_type: 'STORE' });
  await post('/pay/profitsharingaddreceiver', { receiver });
  const receivers = JSON.stringify([{ ...STORE, amount: 500, description: '货款' }]);
  const sharing = { transaction_id, out_order_no: 'FZ1', receivers };
  expect(await post('/secapi/pay/multiprofitsharing', sharing)).toMatchObject({ status: 'PROCESSING' });
  sandbox.finishSharing('FZ1');
  const { appid: _unnamed, ...asking } = who;
  const question = { xml: { ...asking, transaction_id, out_order_no: 'FZ1' } };
  const found: unknown = await client.request('POST', '/pay/profitsharingquery', question);
  expect(found).toMatchObject({ appid, status: 'FINISHED' });
  expect(JSON.parse(Object(found).receivers)).toMatchObject([{ ...STORE, amount: 500, result: 'SUCCESS' }]);
  const taken = { out_order_no: 'FZ1', out_return_no: 'HT1', return_account_type: 'MERCHANT_ID' };
  const back = { ...taken, return_account: STORE.account, return_amount: 501, description: '退货' };
  await expect(post('/secapi/pay/profitsharingreturn', back)).rejects.toMatchObject({ code: 'NOTENOUGH' });
  await post('/secapi/pay/profitsharingreturn', { ...back, return_amount: 500 });
  sandbox.finishReturn('HT1');
  const query = { out_order_no: 'FZ1', out_return_no: 'HT1' };
  expect(await post('/pay/profitsharingreturnquery', query)).toMatchObject({ result: 'SUCCESS', return_amount: '500' });
  await post('/secapi/pay/profitsharingfinish', { transaction_id, out_order_no: 'FZ2', description: '解冻' });
  const left = await client.request('GET', `/v3/profitsharing/transactions/${transaction_id}/amounts`, {});
  expect(left).toMatchObject({ unsplit_amount: 0 });
  await post('/pay/profitsharingremovereceiver', { receiver: JSON.stringify(STORE) });
  expect(sandbox.snapshot().receivers).toEqual([]);
});
