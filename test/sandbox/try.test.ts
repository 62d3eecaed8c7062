import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';

const JSON_TYPE = { 'content-type': 'application/json' };

interface Typed {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
}

/** Try a call as the reference does: neither sealed nor signed. */
async function tryCall(url: string, path: string, { method = 'POST', headers = JSON_TYPE, body }: Typed = {}) {
  const sent = typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
  const response = await fetch(new URL(`_sandbox/try/${path}`, url), {
    method,
    headers,
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), text };
}

const native = 'v3/pay/transactions/native';

it('places an order, signed as the merchant, and verifies the response', async () => {
  const { sandbox } = await connect();
  const { status, headers, text } = await tryCall(sandbox.url, native, { body: ORDER });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ code_url: expect.stringMatching(/^weixin:/) });
  expect(headers).toMatchObject({
    'x-sandbox-signature': 'verified',
    'x-docwright-page': expect.stringMatching(/^openapi\/v3\/pay\/transactions\/native#post/),
  });
  expect(sandbox.snapshot().orders).toMatchObject([{ request: { description: ORDER.description } }]);
});

it('queries an order by path and query', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  const path = `v3/pay/transactions/out-trade-no/${ORDER.out_trade_no}?mchid=${ORDER.mchid}`;
  const { status, text } = await tryCall(sandbox.url, path, { method: 'GET', headers: {} });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ trade_state: 'NOTPAY' });
});

const receiver = {
  appid: ORDER.appid,
  type: 'MERCHANT_ID',
  account: '1900000110',
  name: '示例商户',
  relation_type: 'SUPPLIER',
};

it('seals plain text from the user, and opens sealed values of the response', async () => {
  const { sandbox } = await connect();
  const { status, headers, text } = await tryCall(sandbox.url, 'v3/profitsharing/receivers/add', { body: receiver });
  expect([status, JSON.parse(text).name, headers['x-sandbox-opened']]).toEqual([200, '示例商户', '/name']);
  const { request, answer } = sandbox.exchange(sandbox.exchanges()[0]?.id ?? '') ?? {};
  expect(request?.sealed).toMatchObject([{ field: '/name', opened: '示例商户' }]);
  expect(answer?.sealed).toMatchObject([{ field: '/name', opened: '示例商户' }]);
});

it('seals with the named key of the platform, and gets a response signed with it', async () => {
  const { sandbox } = await connect();
  const [, certified = ''] = Object.keys(sandbox.clientOptions.certs);
  const headers = { ...JSON_TYPE, 'wechatpay-serial': certified };
  const answer = await tryCall(sandbox.url, 'v3/profitsharing/receivers/add', { headers, body: receiver });
  expect(answer.headers).toMatchObject({ 'wechatpay-serial': certified, 'x-sandbox-signature': 'verified' });
});

it('refuses a text that is too long to seal', async () => {
  const { sandbox } = await connect();
  const body = { ...receiver, name: '长'.repeat(72) };
  const { status, text } = await tryCall(sandbox.url, 'v3/profitsharing/receivers/add', { body });
  expect([status, text]).toEqual([400, expect.stringContaining('216 bytes. At most 214 can be sealed')]);
});

it('signs XML of v2, and verifies the sign of the response', async () => {
  const { sandbox } = await connect();
  const body = `<xml><appid>wx4d8a1c7be05f9236</appid><mch_id>1900000109</mch_id><body>茶</body>
    <out_trade_no>TEA20260310</out_trade_no><total_fee>1</total_fee><spbill_create_ip>127.0.0.1</spbill_create_ip>
    <notify_url>https://shop.example/v2</notify_url><trade_type>NATIVE</trade_type></xml>`;
  const headers = { 'content-type': 'application/xml' };
  const answer = await tryCall(sandbox.url, 'pay/unifiedorder', { headers, body });
  expect(answer.headers['x-sandbox-signature']).toBe('verified');
  expect(answer.text).toContain('\n  <result_code>SUCCESS</result_code>\n');
});

it('uploads a file with its digest', async () => {
  const { sandbox } = await connect();
  const body = new FormData();
  body.append('file', new Blob(['bytes'], { type: 'image/png' }), '茶.png');
  body.append('meta', new Blob(['{"filename":"茶.png"}'], { type: 'application/json' }));
  const { status, text } = await tryCall(sandbox.url, 'v3/merchant/media/upload', { headers: {}, body });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ media_id: expect.any(String) });
});

it('shows a bill as text', async () => {
  const { sandbox } = await connect({ stateless: true });
  const path = 'v3/billdownload/file?token=6XIvh7ObNwKc';
  const { headers, text } = await tryCall(sandbox.url, path, { method: 'GET', headers: {} });
  expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-sandbox-signature': 'none' });
  expect(text).toContain('商户订单号');
});

it.each([
  ['503 SYSTEM_ERROR', 503, 'SYSTEM_ERROR'],
  ['wrong-signature', 502, 'the signature does not match'],
  ['unsigned', 502, 'it is not signed'],
  ['probe', 502, 'it is a probe'],
  ['skewed-clock', 502, 'it was signed at'],
  ['wrong-serial', 502, 'no key of the platform is called'],
  ['cut', 502, 'the response is incomplete'],
  ['short', 502, 'the response is incomplete'],
  ['truncated', 502, 'the response is incomplete or cannot be parsed'],
])('shows errors: %s', async (fault, status, message) => {
  const { sandbox } = await connect();
  const headers = { ...JSON_TYPE, 'x-sandbox-fault': fault };
  const answer = await tryCall(sandbox.url, native, { headers, body: ORDER });
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(message)]);
});

it.each([
  ['invalid JSON', native, 'application/json', '{', 400],
  ['a body that is not an object', native, 'application/json', 'null', 400],
  ['a missing member', native, 'application/json', '{}', 400],
  ['too deep nesting', native, 'application/json', '['.repeat(200_000) + ']'.repeat(200_000), 400],
  ['no part', 'v3/merchant/media/upload', 'multipart/form-data; boundary=x', '--x\r\n', 400],
  ['a document type', 'pay/unifiedorder', 'application/xml', '<!DOCTYPE a><xml><a>1</a></xml>', 200],
])('leaves it to the sandbox to refuse invalid requests: %s', async (_what, path, type, body, status) => {
  const { sandbox } = await connect();
  const answer = await tryCall(sandbox.url, path, { headers: { 'content-type': type }, body });
  expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(/PARAM_ERROR|SANDBOX_ERROR|FAIL/)]);
});

it('makes no undocumented call, and no call to another host', async () => {
  const { sandbox } = await connect();
  const get = { method: 'GET', headers: {} };
  expect(await tryCall(sandbox.url, 'v3/nowhere', get)).toMatchObject({ status: 404 });
  expect(await tryCall(sandbox.url, '_sandbox/state', get)).toMatchObject({ status: 404 });
  expect(await tryCall(sandbox.url, '/evil.example/v3/certificates', get)).toMatchObject({ status: 404 });
  expect(await tryCall(sandbox.url, 'http://evil.example/v3/certificates', get)).toMatchObject({ status: 404 });
});

it.each([
  [{ origin: 'https://evil.example' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('makes no call for a page of another site: %o', async (foreign) => {
  const { sandbox } = await connect();
  const answer = await tryCall(sandbox.url, native, { headers: { ...JSON_TYPE, ...foreign }, body: ORDER });
  expect(answer.status).toBe(403);
  expect(sandbox.snapshot().orders).toEqual([]);
});

it('makes calls over TLS, and sends the certificate of the merchant where it is needed', async () => {
  const { sandbox } = await connect({ tls: true });
  const body =
    '<xml><mch_billno>1</mch_billno><mch_id>1900000109</mch_id><appid>wx1</appid><bill_type>MCHT</bill_type></xml>';
  const init = { method: 'POST', headers: { 'content-type': 'application/xml' }, body };
  const url = `${sandbox.url}_sandbox/try/mmpaymkttransfers/gethbinfo`;
  const response = await sandbox.clientOptions.fetch?.(url, init);
  expect(await response?.text()).toContain('<result_code>SUCCESS</result_code>');
});
