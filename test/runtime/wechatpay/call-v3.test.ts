import { constants, privateDecrypt, publicEncrypt } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Handler } from '../../../sandbox/protocol/answer.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { ApiError } from '../../../templates/runtime/wechatpay/errors.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity, keys, PUBLIC_KEY_ID } from '../identities.js';

const TOKENS: Operation = {
  id: 'openapi/v3/payroll-card/tokens#post',
  method: 'POST',
  url: '/v3/payroll-card/tokens',
  answer: 'json',
  encode: { json: { user_name: 'rsa-platform', id_card_number: 'rsa-platform' } },
};

const BILL: Operation = {
  id: 'openapi/v3/bills/{name}#get',
  method: 'GET',
  url: '/v3/bills/{name}',
  server: 'https://api.mch.weixin.qq.com/hk/',
  answer: 'json',
  decode: { payer: 'rsa-merchant', detail: ['json', { id: 'number' }] },
};

let sandbox: TestServer;
afterEach(() => sandbox?.close());

const start = async (handler: Handler) => {
  sandbox = await startServer(identity, handler);
  return createClient({ ...clientOptions, baseUrl: sandbox.url, retries: 0 });
};

function openAtPlatform(sealed: string): string {
  const key = { key: keys.platform.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
  return privateDecrypt(key, Buffer.from(sealed, 'base64')).toString();
}

function sealForMerchant(text: string): string {
  const key = { key: keys.merchant.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
  return publicEncrypt(key, Buffer.from(text)).toString('base64');
}

describe('a v3 call', () => {
  it('is signed over the bytes sent, sealed, verified and parsed', async () => {
    const client = await start(() => ({ json: { token: '令牌' } }));
    const request = {
      json: { appid: 'wx1', openid: undefined, user_name: '张三', id_card_number: '310101199001011234' },
    };
    const { data, requestId } = await client.call(TOKENS, request).withResponse();
    expect(data).toEqual({ token: '令牌' });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const [sent] = sandbox.requests;
    const json = JSON.parse(String(sent?.body));
    expect(Object.keys(json)).toEqual(['appid', 'user_name', 'id_card_number']);
    expect([openAtPlatform(json.user_name), openAtPlatform(json.id_card_number)]).toEqual([
      '张三',
      '310101199001011234',
    ]);
    expect(sent?.headers).toMatchObject({
      'wechatpay-serial': PUBLIC_KEY_ID,
      'content-type': 'application/json',
      accept: 'application/json',
    });
  });

  it('goes to a path of percent-encoded segments below the prefix of its server', async () => {
    const client = await start(() => ({ json: {} }));
    const query = { begin: '2015-05-20T13:29:35+08:00', all: true, none: undefined, note: "it's (a) *!" };
    await client.call(BILL, { name: '粤B/1?#', query });
    expect(sandbox.requests[0]?.target).toBe(
      '/hk/v3/bills/%E7%B2%A4B%2F1%3F%23?begin=2015-05-20T13%3A29%3A35%2B08%3A00&all=true&note=it%27s%20%28a%29%20%2A%21',
    );
  });

  it('opens and decodes fields of the response', async () => {
    const client = await start(() => ({ json: { payer: sealForMerchant('李四'), detail: '{"id":"7"}', other: 1 } }));
    expect(await client.call(BILL, { name: 'x' })).toEqual({ payer: '李四', detail: { id: 7 }, other: 1 });
  });

  it.each(['', '0x1F', '1e3', ' 7', '9007199254740993', 'x'])(
    'does not change %j where a number is expected',
    async (id) => {
      const client = await start(() => ({ json: { detail: JSON.stringify({ id }) } }));
      expect(await client.call(BILL, { name: 'x' })).toEqual({ detail: { id } });
    },
  );

  it.each([{ name: '' }, {}, { name: '..' }, { name: null }])('is not sent with the path value %j', async (request) => {
    const client = await start(() => ({ json: {} }));
    await expect(client.call(BILL, request)).rejects.toThrow(/^name (is|cannot)/);
    expect(sandbox.requests).toEqual([]);
  });

  it('is not sent with null in its query', async () => {
    const client = await start(() => ({ json: {} }));
    await expect(client.call(BILL, { name: 'x', query: { a: null } })).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('query.a is null'),
    });
    expect(sandbox.requests).toEqual([]);
  });

  it('returns undefined for an empty response, which is signed too', async () => {
    const client = await start(() => ({ status: 204 }));
    expect(await client.call({ ...BILL, answer: 'empty' }, { name: 'x' })).toBe(undefined);
  });

  it('rejects with the error of the server', async () => {
    const client = await start(() => ({
      status: 400,
      json: { code: 'PARAM_ERROR', message: '参数错误', detail: { field: 'a' } },
    }));
    await expect(client.call(TOKENS, { json: {} })).rejects.toMatchObject({
      name: 'ApiError',
      status: 400,
      code: 'PARAM_ERROR',
      message: '参数错误',
      detail: { field: 'a' },
      operation: 'openapi/v3/payroll-card/tokens#post',
      page: 'https://wechatpay.im/openapi/v3/payroll-card/tokens#post',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('rejects with headers and body of the refusal, which are not printed with the error', async () => {
    const body = '{"code":"PARAM_ERROR","message":"参数错误","detail":"张三"}';
    const client = await start(() => ({ status: 400, body, headers: { 'X-Gateway': 'inner-7' } }));
    const error = await client.call(TOKENS, { json: {} }).catch((reason: unknown) => reason);
    if (!(error instanceof ApiError)) throw error;
    expect([error.body, error.headers.get('x-gateway'), error.detail]).toEqual([body, 'inner-7', undefined]);
    const shown = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)].join();
    expect(shown).not.toMatch(/张三|inner-7/);
  });

  it('returns the response beside its data, to be read once more', async () => {
    const body = '{"id":12345678901234567890}';
    const client = await start(() => ({ body }));
    const { response } = await client.call(TOKENS, { json: {} }).withResponse();
    expect([response.status, response.url, await response.text()]).toEqual([
      200,
      `${sandbox.url}v3/payroll-card/tokens`,
      body,
    ]);
  });

  it('returns the response without a body beside no data', async () => {
    const client = await start(() => ({ status: 204 }));
    const { data, response } = await client.call({ ...BILL, answer: 'empty' }, { name: 'x' }).withResponse();
    expect([data, response.status, await response.text()]).toEqual([undefined, 204, '']);
  });

  it.each([
    ['unsigned', 'missing'],
    ['probe', 'probe'],
    ['wrong-signature', 'mismatch'],
    ['wrong-serial', 'unknown-serial'],
    ['skewed-clock', 'clock'],
  ] as const)('rejects a response with the fault %s', async (fault, reason) => {
    const client = await start(({ target }) =>
      target === '/v3/certificates' ? { status: 404 } : { json: { ok: 1 }, fault },
    );
    await expect(client.call(TOKENS, { json: {} })).rejects.toMatchObject({ name: 'SignatureError', reason });
  });

  it('accepts an unsigned response only where the page or the caller says so', async () => {
    const client = await start(() => ({ json: { ok: 1 }, fault: 'unsigned' }));
    expect(await client.call({ ...TOKENS, answerUnsigned: true }, { json: {} })).toEqual({ ok: 1 });
    expect(await client.call(TOKENS, { json: {} }, { answerUnsigned: true })).toEqual({ ok: 1 });
  });

  it('passes ciphertext unchanged when sealing is off', async () => {
    const client = await start(() => ({ json: { payer: 'sealed' } }));
    await client.call(TOKENS, { json: { user_name: 'ciphertext' } }, { sealFields: false });
    expect(JSON.parse(String(sandbox.requests[0]?.body))).toEqual({ user_name: 'ciphertext' });
    expect(await client.call(BILL, { name: 'x' }, { sealFields: false })).toEqual({ payer: 'sealed' });
  });

  it('says which value is too long to seal', async () => {
    const client = await start(() => ({ json: {} }));
    const call = client.call(TOKENS, { json: { user_name: 'x'.repeat(215) } });
    await expect(call).rejects.toThrow(
      'json.user_name is 215 bytes long; at most 214 can be encrypted. Shorten it; if it is ciphertext already, switch encryption off with sealFields: false.',
    );
  });

  it('makes calls that no page documents', async () => {
    const client = await start(({ method, target }) => ({ json: { method, target } }));
    expect(await client.request('post', '/v3/new/thing', { query: { a: 1 }, json: {} })).toEqual({
      method: 'POST',
      target: '/v3/new/thing?a=1',
    });
  });

  it('rejects an invalid method or path', async () => {
    const client = createClient(clientOptions);
    await expect(client.request('HEAD', '/v3/a')).rejects.toThrow('HEAD is not a method that WeChat Pay takes.');
    await expect(client.request('GET', 'v3/a')).rejects.toThrow('v3/a is not a path.');
    await expect(createClient({ mchid: '1' }).request('GET', '/v3/a')).rejects.toThrow(
      'privateKey is missing; it is needed to sign v3 calls.',
    );
  });

  it('keeps the digits of integers that a number cannot hold', async () => {
    const client = await start(() => ({
      body: '{"applyment_id":20000021247756912,"text":"12345678901234567","list":[9007199254740993]}',
    }));
    expect(await client.call(TOKENS, { json: {} })).toEqual({
      applyment_id: '20000021247756912',
      text: '12345678901234567',
      list: ['9007199254740993'],
    });
  });

  it('is logged with its bodies if enabled, without sealed values', async () => {
    sandbox = await startServer(identity, () => ({ json: { payer: sealForMerchant('李四'), detail: '{"id":"7"}' } }));
    const log: unknown[] = [];
    const logger = { debug: (...entry: unknown[]) => log.push(entry), warn: () => {} };
    const client = createClient({ ...clientOptions, baseUrl: sandbox.url, logger, logBodies: true });
    await client.call(TOKENS, { json: { appid: 'wx1', user_name: '张三' } });
    await client.call(BILL, { name: 'x' });
    const text = JSON.stringify(log);
    expect(text).toContain(
      '["openapi/v3/payroll-card/tokens#post request",{"json":{"appid":"wx1","user_name":"[sealed]"}}]',
    );
    expect(text).toContain('["openapi/v3/bills/{name}#get answer",{"answer":{"payer":"[sealed]","detail":{"id":7}}}]');
    expect(text).not.toMatch(/张三|李四/);
  });

  it('takes its nonces from an unpredictable source', async () => {
    const client = await start(() => ({ json: {} }));
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await client.call(TOKENS, { json: {} });
    await client.call(TOKENS, { json: {} });
    const nonces = sandbox.requests.map(
      ({ headers }) => /nonce_str="(\w{32})"/.exec(String(headers.authorization))?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(random).not.toHaveBeenCalled();
    random.mockRestore();
  });

  it('shows no key when the client is inspected', () => {
    const text = inspect(createClient(clientOptions), { depth: 10, showHidden: true });
    expect(text).not.toMatch(/APIv3Key|0123456789abcdef|PRIVATE|KeyObject/);
    expect(JSON.stringify(createClient(clientOptions))).toBe('{"webhooks":{},"bills":{},"signatures":{}}');
  });
});
