import { expect, it } from 'vitest';
import { createExchangeLog } from '../../sandbox/exchanges/create-exchange-log.js';
import { keepBody } from '../../sandbox/exchanges/keep-body.js';
import type { KeptExchange } from '../../sandbox/exchanges/kept-exchange.js';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

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
