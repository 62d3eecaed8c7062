import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';
import { sendSigned } from './signed-request.js';

const native = '/v3/pay/transactions/native';

it('names the member that does not fit its page', async () => {
  const { wxpay } = await connect();
  const wrong = { ...ORDER, amount: { total: '18' } };
  // @ts-expect-error: the amount is a number.
  await expect(wxpay.v3.pay.transactions.native.post({ json: wrong })).rejects.toMatchObject({
    status: 400,
    code: 'PARAM_ERROR',
    detail: { location: 'body', field: '/amount/total', issue: 'must be integer' },
  });
});

it('names the member that is missing', async () => {
  const { wxpay } = await connect();
  const { description: _description, ...rest } = ORDER;
  // @ts-expect-error: the description is missing.
  await expect(wxpay.v3.pay.transactions.native.post({ json: rest })).rejects.toMatchObject({
    detail: { location: 'body', field: '/description', issue: 'is missing' },
  });
});

it('refuses a sealed member that is given as plain text, and names it', async () => {
  const { wxpay } = await connect();
  const person = { openid: 'o1', user_name: '张三', id_card_number: '310101199001011234' };
  const request = { json: { ...person, sub_mchid: '1900000110', employment_type: 'LONG_TERM_EMPLOYMENT' as const } };
  await expect(wxpay.v3.payrollCard.tokens.post(request, { sealFields: false })).rejects.toMatchObject({
    code: 'PARAM_ERROR',
    detail: { field: '/user_name' },
  });
});

it('refuses another key, another clock, and a nonce that was used before', async () => {
  const connected = await connect();
  const { sandbox } = connected;
  const other = await connect({}, { now: () => Math.floor(Date.now() / 1000) - 400 });
  const late = other.wxpay.v3.pay.transactions.native.post({ json: ORDER });
  await expect(late).rejects.toMatchObject({ status: 401, code: 'SIGN_ERROR' });
  const again = { path: native, body: JSON.stringify(ORDER), nonce: '0123456789abcdef' };
  expect((await sendSigned(connected.sandbox, again)).status).toBe(200);
  expect(await sendSigned(connected.sandbox, again)).toMatchObject({
    status: 401,
    body: expect.stringContaining('SIGN_ERROR'),
  });
  const forged = await fetch(new URL(native, sandbox.url), { method: 'POST', body: '{}' });
  expect(forged.status).toBe(401);
});

it('refuses a nonce that was used before it was started again with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  const again = { path: native, body: JSON.stringify(ORDER), nonce: '0123456789abcdef' };
  expect((await sendSigned(first.sandbox, again)).status).toBe(200);
  await first.sandbox.close();
  const second = await connect({ data });
  expect(await sendSigned(second.sandbox, again)).toMatchObject({
    status: 401,
    body: expect.stringContaining('was used before'),
  });
  expect((await sendSigned(second.sandbox, { ...again, nonce: 'fedcba9876543210' })).status).toBe(200);
  await second.sandbox.close();
});

it('refuses v2 in XML when the sign is wrong', async () => {
  const { wxpay } = await connect({}, { secret: 'another key of thirty-two letters' });
  const xml = { appid: 'wx1', mch_id: '1900000109', out_trade_no: 'TEA1' };
  await expect(wxpay.v2.pay.closeorder.post({ xml })).rejects.toMatchObject({ code: 'FAIL', message: '签名错误' });
});

it.each([
  ['a body that is cut', { path: native, body: '{"appid":' }, 400],
  ['a body that is not UTF-8', { path: native, body: Buffer.of(0x22, 0xff, 0x22) }, 401],
  ['a body of another type', { path: native, body: '{}', headers: { 'Content-Type': 'text/plain' } }, 400],
  ['a body that is too large', { path: native, body: Buffer.alloc(17 * 1024 * 1024, 0x20) }, 413],
  ['a path that no page has', { path: '/v3/nowhere', body: '' }, 404],
  ['a path with ..', { path: '/v3/pay/../native', body: '' }, 400],
  ['a path with encoded ..', { path: '/v3/pay/%2e%2e/native', body: '' }, 400],
  ['a path of broken encoding', { path: '/v3/pay/%zz', body: '' }, 400],
  ['a path with a double slash', { path: '//v3/pay/transactions/native', body: '' }, 404],
] as const)('responds to %s as the service does, and stays up', async (_what, request, status) => {
  const connected = await connect();
  const answered = await sendSigned(connected.sandbox, request).catch((error: NodeJS.ErrnoException) => error.code);
  // A sender that continues to write after a 413 may see the connection close first.
  if (answered === 'EPIPE' || answered === 'ECONNRESET') expect(status).toBe(413);
  else expect(answered).toMatchObject({ status, body: expect.stringMatching(/"code"|<return_code>/) });
  await connected.wxpay.v3.pay.transactions.native.post({ json: ORDER });
});

it('survives text that is not HTTP', async () => {
  const { sandbox, wxpay } = await connect();
  const socket = connectSocket(Number(new URL(sandbox.url).port), '127.0.0.1');
  socket.end('NONSENSE\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
});
