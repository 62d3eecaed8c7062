import { expect, it } from 'vitest';
import { plainSample } from '../../sandbox/reference/plain-samples.js';
import { printLiteral } from '../../sandbox/reference/print-literal.js';
import { isReferenceBuilt } from '../../sandbox/reference/read-asset.js';
import { skipUnless } from '../support/skip-unless.js';
import { connect } from './connect.js';

const needsReference = skipUnless(isReferenceBuilt(), 'The API reference is not built. Run: npm run build:reference');

async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const { sandbox } = await connect();
  return fetch(new URL(`_sandbox/${path}`, sandbox.url), { headers });
}

async function getDocument() {
  return JSON.parse(await (await get('reference/openapi.json')).text());
}

it('keeps browsers from requests to other hosts, and from running other code', async () => {
  const { headers } = await get('reference');
  const policy = headers.get('content-security-policy')?.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'", "form-action 'none'"]),
  );
  expect(headers.get('x-frame-options')).toBe('DENY');
});

it('sends its files compressed, or uncompressed to a browser without gzip', needsReference, async () => {
  const packed = await get('reference/reference.css', { 'accept-encoding': 'gzip' });
  const plain = await get('reference/reference.css', { 'accept-encoding': 'identity' });
  expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
  expect(await packed.text()).toBe(await plain.text());
});

it('has no other files', async () => {
  expect((await get('reference/openapi.yaml')).status).toBe(404);
  expect((await get('reference/toString')).status).toBe(404);
});

it('names the sandbox as its server, and requires no key', async () => {
  const { servers, paths, components } = await getDocument();
  expect(servers).toEqual([{ url: '/' }]);
  expect(paths['/v3/refunds'].post.servers).toEqual([{ url: '/hk' }]);
  expect([paths['/v3/refunds'].post.security, components.securitySchemes]).toEqual([undefined, undefined]);
});

it('has samples of the merchant in plain text, with responses', async () => {
  const { paths } = await getDocument();
  const order = paths['/v3/pay/transactions/native'].post.requestBody.content['application/json'].examples.sample;
  expect(order.value.mchid).toBe('1900000109');
  const token = paths['/v3/payroll-card/tokens'].post;
  const { value } = token.requestBody.content['application/json'].examples.sample;
  expect(value).toMatchObject({ user_name: '张三', id_card_number: '110101199003070011' });
  expect(token.responses['200'].content['application/json'].example.openid).toBe(value.openid);
});

it('shows the content of a notification in plain text', async () => {
  const { webhooks } = await getDocument();
  const { value } = webhooks['v3/REFUND.SUCCESS'].post.requestBody.content['application/json'].examples.sample;
  expect(JSON.parse(value.resource.ciphertext)).toMatchObject({ out_refund_no: expect.any(String) });
});

it('lists the most used groups first', async () => {
  const { 'x-tagGroups': groups } = await getDocument();
  expect(groups.map(({ name }: { readonly name: string }) => name)).toEqual(['APIv3', 'APIv2', '通知 Notifications']);
});

it('does not change samples that are not ciphertext', () => {
  const schema = { type: 'string', 'x-encrypted': 'rsa-platform' } as const;
  const place = { resolve: (each: object) => each, name: 'account_number' };
  const accounts = ['6214830000000000', '12345678901234567890123456789012', ''];
  expect(accounts.map((text) => plainSample(text, schema, place))).toEqual(accounts);
  expect(plainSample('pVtQm3ZcYhW8sKfJ1uRb5XoGdEa7LiNnTqCvB2xMk=', schema, place)).toBe('6214830000000000');
});

it('writes values as code that evaluates to them', () => {
  const value = { 'a-b': ["it's", '"\\\n\u2028'], empty: {}, none: null, half: 0.5 };
  const run = new Function(`return ${printLiteral(value)};`);
  expect(run()).toEqual(value);
});
