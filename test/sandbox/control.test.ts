import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';

const { mchid, out_trade_no } = ORDER;
const native = 'POST /v3/pay/transactions/native';

it('loses the response after the order was accepted, so that only a query finds it', async () => {
  const { sandbox, wxpay } = await connect();
  sandbox.failNext(native, ['cut']);
  const { native: orders, outTradeNo } = wxpay.v3.pay.transactions;
  await expect(orders.post({ json: ORDER })).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(await outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } })).toMatchObject({
    trade_state: 'NOTPAY',
  });
});

it.each([
  ['unsigned', { name: 'SignatureError', reason: 'missing' }],
  ['wrong-signature', { name: 'SignatureError', reason: 'mismatch' }],
  ['skewed-clock', { name: 'SignatureError' }],
  ['wrong-serial', { name: 'SignatureError' }],
  ['silence', { name: 'TimeoutError' }],
  ['drip', { name: 'TimeoutError' }],
  ['429 FREQUENCY_LIMITED', { name: 'ApiError', status: 429, code: 'FREQUENCY_LIMITED' }],
  ['503', { name: 'ApiError', status: 503, code: 'SYSTEM_ERROR' }],
] as const)('fails by header: %s', async (fault, error) => {
  const timeout = error.name === 'TimeoutError' ? 300 : 20_000;
  const { wxpay } = await connect({}, { timeout });
  const call = wxpay.v3.pay.transactions.native.post({ json: ORDER }, { headers: { 'X-Sandbox-Fault': fault } });
  await expect(call).rejects.toMatchObject(error);
});

async function control(url: string, path: string, { headers = {}, body = {} } = {}) {
  const type = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) };
  return (await fetch(new URL(`_sandbox/${path}`, url), init)).status;
}

it('can be controlled by other programs on this machine', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  expect(await control(sandbox.url, `orders/${out_trade_no}/pay`)).toBe(200);
  const state = await fetch(new URL('_sandbox/state', sandbox.url));
  expect(await state.json()).toMatchObject({ orders: [{ state: 'SUCCESS' }] });
  expect(await control(sandbox.url, 'faults', { body: { route: native, faults: ['503'] } })).toBe(200);
  await expect(wxpay.v3.pay.transactions.native.post({ json: ORDER })).rejects.toMatchObject({ status: 503 });
});

it('cannot be controlled by a page of another site, and says why', async () => {
  const { sandbox } = await connect();
  const path = `orders/${out_trade_no}/pay`;
  expect(await control(sandbox.url, path, { headers: { origin: 'https://evil.example' } })).toBe(403);
  expect(await control(sandbox.url, path, { headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(await control(sandbox.url, path)).toBe(400);
  expect(await control(sandbox.url, 'nowhere')).toBe(404);
  expect(await control(sandbox.url, 'faults', { body: { route: native, faults: ['nonsense'] } })).toBe(400);
});
