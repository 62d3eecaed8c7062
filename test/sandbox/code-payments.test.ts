import { expect, it } from 'vitest';
import type { ApiPromise } from '../../templates/runtime/core/client.js';
import { connect, findMisfits } from './connect.js';

const out_trade_no = 'POS20260401123040021';
const WHO = { sp_mchid: '1900000109', sub_mchid: '1638495062' };
const SHOWN = {
  ...WHO,
  sp_appid: 'wx4d8a1c7be05f9236',
  description: '桂园小馆 堂食',
  out_trade_no,
  payer: { auth_code: '130928374650918273' },
  amount: { total: 8600 },
  scene_info: { store_info: { out_id: 'GY-0003' } },
};

it('asks the customer of a sub-merchant for the password, and is paid once it is entered', async () => {
  const { sandbox, wxpay } = await connect();
  const { codepay, outTradeNo } = wxpay.v3.pay.partner.transactions;
  expect(await codepay.post({ json: SHOWN })).toMatchObject({ ...WHO, trade_state: 'USERPAYING' });
  sandbox.pay(out_trade_no);
  expect(await outTradeNo._out_trade_no_.get({ out_trade_no, query: WHO })).toMatchObject({ trade_state: 'SUCCESS' });
});

it('is paid at once if no password is needed', async () => {
  const { wxpay } = await connect({ doneAfter: 0 });
  const { codepay } = wxpay.v3.pay.partner.transactions;
  expect(await codepay.post({ json: SHOWN })).toMatchObject({ trade_state: 'SUCCESS', amount: { payer_total: 8600 } });
});

it('fails if the password is not entered, and can then be reversed, also twice', async () => {
  const { sandbox, wxpay } = await connect();
  const { codepay, outTradeNo } = wxpay.v3.pay.partner.transactions;
  await codepay.post({ json: SHOWN });
  sandbox.expire(out_trade_no);
  const { get, reverse } = outTradeNo._out_trade_no_;
  expect(await get({ out_trade_no, query: WHO })).toMatchObject({ trade_state: 'PAYERROR' });
  await reverse.post({ out_trade_no, json: WHO });
  expect(await reverse.post({ out_trade_no, json: WHO })).toMatchObject({ out_trade_no });
  expect(await get({ out_trade_no, query: WHO })).toMatchObject({ trade_state: 'REVOKED' });
});

it('does not reverse a payment of another sub-merchant, or with an invalid code', async () => {
  const { wxpay } = await connect();
  const { codepay, outTradeNo } = wxpay.v3.pay.partner.transactions;
  await codepay.post({ json: SHOWN });
  const other = { ...WHO, sub_mchid: '1638495063' };
  await expect(outTradeNo._out_trade_no_.reverse.post({ out_trade_no, json: other })).rejects.toMatchObject({
    code: 'ORDER_NOT_EXIST',
  });
  await expect(codepay.post({ json: { ...SHOWN, payer: { auth_code: '99' } } })).rejects.toMatchObject({
    code: 'AUTH_CODE_INVALID',
  });
});

it('gets the responses of its pages', async () => {
  const { wxpay } = await connect();
  const { codepay, outTradeNo } = wxpay.v3.pay.partner.transactions;
  const misfits = async (call: ApiPromise<unknown>) => findMisfits(await call.withResponse());
  expect(await misfits(codepay.post({ json: SHOWN }))).toEqual([]);
  expect(await misfits(outTradeNo._out_trade_no_.reverse.post({ out_trade_no, json: WHO }))).toEqual([]);
});
