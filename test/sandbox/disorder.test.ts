import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { out_trade_no } = ORDER;
const amount = { refund: 600, total: 1800, currency: 'CNY' };

/** A paid order whose notification waits for another, and the endpoint of its merchant. */
async function payUnheard() {
  const { url, received } = await openEndpoint();
  const connected = await connect({ refundAfter: Number.POSITIVE_INFINITY });
  await connected.wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  connected.sandbox.overtakeNext();
  connected.sandbox.pay(out_trade_no);
  const types = () => received.map(({ body }) => JSON.parse(body.toString()).event_type);
  return { ...connected, url, types };
}

it('notifies of the refund before the payment', async () => {
  const { sandbox, wxpay, url, types } = await payUnheard();
  const json = { out_trade_no, out_refund_no: 'REFUND1', notify_url: url, amount };
  await wxpay.v3.refund.domestic.refunds.post({ json });
  expect(types()).toEqual([]);
  sandbox.finishRefund('REFUND1');
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  expect(types()).toEqual(['REFUND.SUCCESS', 'TRANSACTION.SUCCESS']);
});

it('delays the notification of a call until after the next one, by header', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  const order = { ...ORDER, notify_url: url };
  const headers = { 'X-Sandbox-Fault': 'overtaken' };
  await wxpay.v3.pay.transactions.native.post({ json: order }, { headers });
  await wxpay.v3.pay.transactions.native.post({ json: { ...order, out_trade_no: 'TEA20260310093001' } });
  sandbox.pay(out_trade_no);
  sandbox.pay('TEA20260310093001');
  await expect.poll(() => received.length).toBe(2);
  const told = sandbox.snapshot().notifications;
  expect(received.map(({ body }) => JSON.parse(body.toString()).id)).toEqual([told[1]?.id, told[0]?.id]);
});

it('delays a requested notification until after the next one', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox } = await connect();
  const late = sandbox.notify({ event: 'REFUND.SUCCESS', url, overtaken: true });
  const early = sandbox.notify({ event: 'REFUND.CLOSED', url });
  await expect.poll(() => received.map(({ body }) => JSON.parse(body.toString()).id)).toEqual([early, late]);
});
