import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';
import { serveSandbox } from './serve-sandbox.js';

const { out_trade_no } = ORDER;
const refund = { out_trade_no, out_refund_no: 'REFUND1', amount: { refund: 600, total: 1800, currency: 'CNY' } };

/** Place an order, pay it and refund it, as the page of the sandbox does; returns a function that queries the status. */
async function payBack(url: string) {
  const post = async (path: string, body: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    expect((await fetch(`${url}_sandbox/${path}`, init)).status).toBe(200);
  };
  await post('try/v3/pay/transactions/native', ORDER);
  await post(`orders/${out_trade_no}/pay`, {});
  await post('try/v3/refund/domestic/refunds', refund);
  return async () => {
    const state: { refunds: { status: string }[] } = JSON.parse(await (await fetch(`${url}_sandbox/state`)).text());
    return state.refunds[0]?.status;
  };
}

it('completes a refund after the time of --refund-after', async () => {
  const keys = join(createTestFolder(), 'keys');
  const served = await serveSandbox(['--keys', keys, '--refund-after', '3600000']);
  const late = await payBack(served.url);
  // A sandbox that starts later, with the default of one second.
  const { sandbox } = await connect();
  const usual = await payBack(sandbox.url);
  await expect.poll(usual, { timeout: 60_000 }).toBe('SUCCESS');
  expect(await late()).toBe('PROCESSING');
});

it('does not complete a refund at once if its time is longer than a timer allows', async () => {
  const { sandbox } = await connect({ refundAfter: 2 ** 31 });
  const late = await payBack(sandbox.url);
  const { sandbox: other } = await connect();
  await expect.poll(await payBack(other.url), { timeout: 60_000 }).toBe('SUCCESS');
  expect(await late()).toBe('PROCESSING');
});
