import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../generated/index.js';
import { clientOptions, identity } from '../runtime/identities.js';
import { handleBusiness } from '../support/merchant-handler.js';
import { startServer } from '../support/test-server.js';
import { readTroubles, withTroubles } from '../support/troubles.js';

async function connect({ doneAfter = 1, troubles = '' } = {}) {
  const handler = withTroubles(handleBusiness({ identity, doneAfter }), readTroubles(troubles));
  const server = await startServer(identity, handler);
  onTestFinished(() => server.close());
  return createClient({ ...clientOptions, baseUrl: server.url, retries: 0 }).v3;
}

const mchid = '1900000109';
const ORDER = {
  appid: 'wx4d8a1c7be05f9236',
  mchid,
  description: '龙井茶',
  out_trade_no: 'TEA20260310093000',
  notify_url: 'https://shop.example/wechatpay',
  amount: { total: 1800 },
};
const { out_trade_no } = ORDER;

it('accepts the same order twice, and refuses another with its number', async () => {
  const { native } = (await connect()).pay.transactions;
  await native.post({ json: ORDER });
  await native.post({ json: ORDER });
  await expect(native.post({ json: { ...ORDER, amount: { total: 1 } } })).rejects.toMatchObject({
    status: 403,
    code: 'OUT_TRADE_NO_USED',
  });
});

it('returns an order only to its merchants', async () => {
  const { transactions } = (await connect()).pay;
  await transactions.native.post({ json: ORDER });
  const query = { sp_mchid: mchid, sub_mchid: '1638495062' };
  await expect(
    transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid: '1' } }),
  ).rejects.toMatchObject({ code: 'ORDER_NOT_EXIST' });
  const { partner } = (await connect()).pay;
  await expect(partner.transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query })).rejects.toMatchObject({
    code: 'ORDER_NOT_EXIST',
  });
});

it('does not close a paid order, nor pay a closed one', async () => {
  const { native, outTradeNo } = (await connect({ doneAfter: 1 })).pay.transactions;
  const { get, close } = outTradeNo._out_trade_no_;
  await native.post({ json: ORDER });
  expect(await get({ out_trade_no, query: { mchid } })).toMatchObject({
    trade_state: 'SUCCESS',
    amount: { total: 1800 },
  });
  await expect(close.post({ out_trade_no, json: { mchid } })).rejects.toMatchObject({ code: 'ORDERPAID' });
  const other = 'TEA20260310093001';
  await native.post({ json: { ...ORDER, out_trade_no: other } });
  await close.post({ out_trade_no: other, json: { mchid } });
  expect(await get({ out_trade_no: other, query: { mchid } })).toMatchObject({ trade_state: 'CLOSED' });
});

it('refunds at most what was paid, in any number of parts', async () => {
  const { pay, refund } = await connect();
  await pay.transactions.native.post({ json: ORDER });
  const { refunds } = refund.domestic;
  const json = { out_trade_no, out_refund_no: 'R1', amount: { refund: 1000, total: 1800, currency: 'CNY' } };
  await expect(refunds.post({ json })).rejects.toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
  await pay.transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  const { refund_id } = await refunds.post({ json });
  expect(await refunds.post({ json })).toMatchObject({ refund_id });
  await expect(refunds.post({ json: { ...json, out_refund_no: 'R2' } })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  });
});

it('refunds once per number, and no fractions of a cent', async () => {
  const { pay, refund } = await connect();
  for (const number of [out_trade_no, 'TEA20260310093001']) {
    await pay.transactions.native.post({ json: { ...ORDER, out_trade_no: number } });
    await pay.transactions.outTradeNo._out_trade_no_.get({ out_trade_no: number, query: { mchid } });
  }
  const { refunds } = refund.domestic;
  const json = { out_trade_no, out_refund_no: 'R1', amount: { refund: 100, total: 1800, currency: 'CNY' } };
  await refunds.post({ json });
  const other = { ...json, out_trade_no: 'TEA20260310093001' };
  await expect(refunds.post({ json: other })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  const part = { ...json, out_refund_no: 'R2', amount: { ...json.amount, refund: 0.5 } };
  await expect(refunds.post({ json: part })).rejects.toMatchObject({ code: 'PARAM_ERROR' });
});

it('refuses names that were not sealed', async () => {
  const { payrollCard } = await connect();
  const json = { openid: 'o', sub_mchid: '1', user_name: '张三', id_card_number: '310101199001011234' } as const;
  const plain = payrollCard.tokens.post(
    { json: { ...json, employment_type: 'SHORT_TERM_EMPLOYMENT' } },
    { sealFields: false },
  );
  await expect(plain).rejects.toMatchObject({ code: 'PARAM_ERROR', message: 'user_name 解密失败' });
});

it('carries out a call before a faulty response, and does not before a refusal', async () => {
  const troubles =
    'POST /v3/pay/transactions/native=cut; GET /v3/pay/transactions/out-trade-no/{no}=404 ORDER_NOT_EXIST';
  const { native, outTradeNo } = (await connect({ troubles })).pay.transactions;
  const query = () => outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  await expect(native.post({ json: ORDER })).rejects.toMatchObject({ name: 'ConnectionError' });
  await expect(query()).rejects.toMatchObject({ code: 'ORDER_NOT_EXIST' });
  expect(await query()).toMatchObject({ out_trade_no });
});

it('responds with 404 to unknown calls', async () => {
  const { certificates } = await connect();
  await expect(certificates.get({})).rejects.toMatchObject({ status: 404, code: 'RESOURCE_NOT_EXISTS' });
});
