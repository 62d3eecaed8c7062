import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';

const { out_trade_no } = ORDER;

it('tells each call in a line, the newest first', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  await expect(
    wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, description: '' + '普洱' } }),
  ).rejects.toThrow();
  expect(sandbox.exchanges()).toMatchObject([
    { id: '2', kind: 'call', status: 403, code: 'OUT_TRADE_NO_USED' },
    {
      id: '1',
      method: 'POST',
      target: '/v3/pay/transactions/native',
      status: 200,
      code: undefined,
      page: expect.stringMatching(/^openapi\/v3\/pay\/transactions\/native#post:\d+$/),
      numbers: [out_trade_no],
    },
  ]);
});
