import { expect, it, onTestFinished } from 'vitest';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { out_trade_no } = ORDER;

it('repeats a notification until it is acknowledged, with the same id and a new signature', async () => {
  const { url, received } = await openEndpoint([500, 404]);
  const { sandbox, wxpay } = await connect({ speed: 10_000 });
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  sandbox.pay(out_trade_no);
  const { attempts } = await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  expect(attempts.map(({ status }) => status)).toEqual([500, 404, 204]);
  expect(new Set(received.map(({ body }) => body.toString())).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(3);
});

it('sends nothing to another machine unless it is allowed', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  expect(sandbox.snapshot().notifications).toMatchObject([
    { state: 'kept', reason: 'https://shop.example/wechatpay is not on this machine', attempts: [] },
  ]);
  await expect(sandbox.waitForNotification('TRANSACTION.SUCCESS', { timeout: 20 })).rejects.toThrow(
    'TRANSACTION.SUCCESS is kept: https://shop.example/wechatpay is not on this machine.',
  );
});

const EVENTS = [
  'COMPLAINT.STATE_CHANGE',
  'COUPON.USE',
  'PAYSCORE.USER_CONFIRM',
  'PROFITSHARING.SUCCESS',
  'REFUND.CLOSED',
  'TRANSACTION.SUCCESS',
  'MCHTRANSFER.BILL.FINISHED',
];

it.each(EVENTS)('sends %s on request, with the given values', async (event) => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  const id = sandbox.notify({ event, url, values: { appid: 'wx4d8a1c7be05f9236' } });
  await sandbox.waitForNotification(event);
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({
    id,
    event_type: event,
    resource: { ciphertext: { appid: 'wx4d8a1c7be05f9236' } },
  });
});

it.each(['webhook/v2/refund-processed', 'webhook/v2/transaction-success'])('sends %s as signed XML', async (event) => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  sandbox.notify({ event, url, values: { appid: 'wx4d8a1c7be05f9236' } });
  await sandbox.waitForNotification(event);
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({ appid: 'wx4d8a1c7be05f9236' });
});

it.each([
  ['probe', 'probe'],
  ['wrong-signature', 'mismatch'],
] as const)('sends a notification that an endpoint must refuse: %s', async (fault, reason) => {
  const { url, received } = await openEndpoint([401]);
  const { sandbox, wxpay } = await connect();
  sandbox.notify({ event: 'REFUND.SUCCESS', url, fault });
  await sandbox.waitForNotification('REFUND.SUCCESS');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  await expect(wxpay.webhooks.unwrap(headers, body)).rejects.toMatchObject({ name: 'SignatureError', reason });
});

it('sends the same twice, as the service may do', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox } = await connect();
  sandbox.notify({ event: 'REFUND.SUCCESS', url, times: 2 });
  await expect.poll(() => received.length).toBe(2);
  expect(received[0]?.body).toEqual(received[1]?.body);
});

it('serves other requests while it sends many copies', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox } = await connect();
  sandbox.notify({ event: 'REFUND.SUCCESS', url, times: 300 });
  const state = await fetch(new URL('_sandbox/state', sandbox.url));
  expect([state.status, received.length < 300]).toEqual([200, true]);
  await expect.poll(() => received.length, { timeout: 60_000 }).toBe(300);
});

it.each([20_000, 0, 1.5, '2'])('refuses to send %s copies, and says how many it allows', async (times) => {
  const { url, received } = await openEndpoint();
  const { sandbox } = await connect();
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const body = JSON.stringify({ event: 'REFUND.SUCCESS', url, times });
  const answer = await fetch(new URL('_sandbox/notifications', sandbox.url), { ...init, body });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { code: 'SANDBOX_ERROR', message: `times is ${JSON.stringify(times)}. It must be a whole number from 1 to 1000.` },
  ]);
  expect([sandbox.snapshot().notifications, received]).toEqual([[], []]);
});

it('sends a notification again on request, and does not repeat it once it is acknowledged', async () => {
  const { url, received } = await openEndpoint([500]);
  const { sandbox } = await connect();
  const id = sandbox.notify({ event: 'REFUND.SUCCESS', url });
  await expect.poll(() => sandbox.snapshot().notifications[0]?.attempts.length).toBe(1);
  sandbox.sendAgain(id);
  const { attempts } = await sandbox.waitForNotification('REFUND.SUCCESS');
  expect(attempts.map(({ status }) => status)).toEqual([500, 204]);
  expect(received.map(({ body }) => JSON.parse(body.toString()).id)).toEqual([id, id]);
});

it('sends a kept notification to another address, and repeats it until it is acknowledged', async () => {
  const { url, received } = await openEndpoint([500]);
  const { sandbox } = await connect({ speed: 100_000 });
  const id = sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/wechatpay' });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const path = new URL(`_sandbox/notifications/${id}/send`, sandbox.url);
  expect((await fetch(path, { ...init, body: JSON.stringify({ url: 7 }) })).status).toBe(400);
  expect((await fetch(path, { ...init, body: JSON.stringify({ url }) })).status).toBe(200);
  const sent = await sandbox.waitForNotification('REFUND.SUCCESS');
  expect(sent.attempts.map(({ status }) => status)).toEqual([500, 204]);
  expect([sent.url, sent.reason, received.length]).toEqual([url, undefined, 2]);
});

it('does not resend to another machine', async () => {
  const { sandbox } = await connect();
  const id = sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/wechatpay' });
  expect(() => sandbox.sendAgain(id)).toThrow(`The notification ${id} is kept: https://shop.example/wechatpay is not`);
  expect(() => sandbox.sendAgain('none')).toThrow('There is no notification none.');
});

it('lets many notifications wait without a warning', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => void warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const { url, received } = await openEndpoint(Array.from({ length: 30 }, () => 500));
  const { sandbox } = await connect();
  for (let count = 0; count < 20; count++) sandbox.notify({ event: 'TRANSACTION.SUCCESS', url });
  await expect.poll(() => received.length).toBe(20);
  await expect.poll(() => sandbox.snapshot().notifications.every(({ attempts }) => attempts.length === 1)).toBe(true);
  expect(warnings).toEqual([]);
});
