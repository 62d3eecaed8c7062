import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as undici from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../sandbox/credentials/certificate.js';
import type { Handler } from '../../../sandbox/protocol/answer.js';
import { signOf, xmlAnswer } from '../../../sandbox/protocol/v2-signature.js';
import { parseXml } from '../../../sandbox/protocol/xml.js';
import type { Fetch } from '../../../templates/runtime/core/send.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { isSigned, parseFields } from '../../support/v2-message.js';
import { clientOptions, identity, keys, SECRET } from '../identities.js';

const MICROPAY: Operation = {
  id: 'openapi/v2/pay/micropay#post',
  method: 'POST',
  url: '/pay/micropay',
  answer: 'xml',
  encode: { xml: { detail: 'json', risk_info: 'url', enc_bank_no: 'rsa-bank' } },
  decode: [{ total_fee: 'number', promotion_detail: ['json', { amount: 'number' }] }, [/^coupon_fee_\d+$/, 'number']],
};

let sandbox: TestServer;
afterEach(() => sandbox?.close());

const start = async (handler: Handler) => {
  sandbox = await startServer(identity, handler);
  return createClient({ ...clientOptions, baseUrl: sandbox.url, bankKey: keys.platform.publicKey });
};

const answer = (fields: Record<string, string>) =>
  xmlAnswer({ return_code: 'SUCCESS', result_code: 'SUCCESS', ...fields }, identity);
const sent = () => parseFields(String(sandbox.requests[0]?.body));

describe('a v2 call', () => {
  it.each(['HMAC-SHA256', undefined])('is signed and verified with sign_type %s', async (signType) => {
    const client = await start(() => answer(signType ? { sign_type: signType, nonce_str: 'x' } : { nonce_str: 'x' }));
    const xml = { appid: 'wx1', sign_type: signType, body: '<&>"中', attach: '', total_fee: 1 };
    expect(await client.call(MICROPAY, { xml })).toMatchObject({ return_code: 'SUCCESS', nonce_str: 'x' });
    const [request] = sandbox.requests;
    expect(request && isSigned(request, identity)).toBe(true);
    expect(Object.keys(sent())).toEqual(
      signType
        ? ['appid', 'sign_type', 'body', 'attach', 'total_fee', 'nonce_str', 'sign']
        : ['appid', 'body', 'attach', 'total_fee', 'nonce_str', 'sign'],
    );
    expect(sent()).toMatchObject({ body: '<&>"中', attach: '', nonce_str: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it.each(['a\r\nb', 'a\rb', '\r', 'a<&]]>\r\n\tb', 'a\tb\n'])(
    'is signed over the text that a parser reads: %j',
    async (text) => {
      const client = await start(() => answer({}));
      await client.call(MICROPAY, { xml: { body: text, detail: { note: text } } });
      const { sign, ...fields } = parseXml(String(sandbox.requests[0]?.body));
      expect(fields).toMatchObject({ body: text, detail: JSON.stringify({ note: text }) });
      expect(sign).toBe(signOf(fields as Record<string, string>, SECRET));
    },
  );

  it('sends undocumented members as it signs them', async () => {
    const client = await start(() => answer({}));
    const values = { no: false, yes: true, none: null, gone: undefined, empty: '', zero: 0, sign: '', nonce_str: '' };
    await client.request('POST', '/pay/x', { xml: values });
    const { sign, nonce_str: nonce = '', ...fields } = parseFields(String(sandbox.requests[0]?.body));
    expect(fields).toEqual({ no: '', yes: '1', empty: '', zero: '0' });
    expect(sign).toBe(signOf({ ...fields, nonce_str: nonce }, SECRET));
    const { none: _none, ...inQuery } = values;
    await client.request('GET', '/pay/x', { query: inQuery });
    const query = Object.fromEntries(new URL(sandbox.requests[1]?.target ?? '', sandbox.url).searchParams);
    expect(query).toMatchObject({ no: '', yes: '1', empty: '', zero: '0' });
    const { sign: inUrl, ...queried } = query;
    expect(inUrl).toBe(signOf(queried, SECRET));
  });

  it('encodes and seals values, and decodes those of the response', async () => {
    const client = await start(() =>
      answer({ total_fee: '888', coupon_fee_0: '5', promotion_detail: '{"amount":"7"}', openid: '00123' }),
    );
    const xml = {
      detail: { goods_detail: [{ id: '1' }] },
      risk_info: { mobile: '1', deviceid: 'IOS' },
      enc_bank_no: '6226',
    };
    expect(await client.call(MICROPAY, { xml })).toMatchObject({
      total_fee: 888,
      coupon_fee_0: 5,
      promotion_detail: { amount: 7 },
      openid: '00123',
    });
    expect(sent()).toMatchObject({ detail: '{"goods_detail":[{"id":"1"}]}', risk_info: 'mobile%3D1%26deviceid%3DIOS' });
    const key = { key: keys.platform.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
    expect(privateDecrypt(key, Buffer.from(String(sent()['enc_bank_no']), 'base64')).toString()).toBe('6226');
  });

  it('sends no nonce where the page says so', async () => {
    const client = await start(() => answer({}));
    await client.call({ ...MICROPAY, nonce: false }, { xml: { a: 1 } });
    expect(Object.keys(sent())).toEqual(['a', 'sign']);
  });

  it('is signed in its query when it has no xml', async () => {
    const client = await start(() => ({ json: { ok: 1 } }));
    const operation: Operation = { ...MICROPAY, method: 'GET', url: '/papay/h5', answer: 'json', answerUnsigned: true };
    expect(await client.call(operation, { query: { appid: 'wx1', none: null, sign_type: 'HMAC-SHA256' } })).toEqual({
      ok: 1,
    });
    expect(sandbox.requests[0]?.target).toMatch(/^\/papay\/h5\?appid=wx1&sign_type=HMAC-SHA256&sign=[0-9A-F]{64}$/);
  });

  it('returns the address of a page that is opened in a browser, and sends nothing', async () => {
    const client = createClient({ ...clientOptions, fetch: () => Promise.reject(new Error('sent')) });
    const operation: Operation = { ...MICROPAY, method: 'GET', url: '/papay/entrustweb', answer: 'redirect' };
    const address = await client.call<string>(operation, { query: { appid: 'wx1' } });
    expect(address).toMatch(
      /^https:\/\/api\.weixin\.qq\.com\/papay\/entrustweb\?appid=wx1&sign=[0-9A-F]{32}#wechat_redirect$/,
    );
  });

  it.each([
    [{ return_code: 'FAIL', return_msg: '签名错误' }, 'FAIL', '签名错误'],
    [
      { return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'NOTENOUGH', err_code_des: '余额不足' },
      'NOTENOUGH',
      '余额不足',
    ],
    [
      { return_code: 'SUCCESS', return_msg: 'OK', result_code: 'FAIL', error_code: 'X', err_code_desc: '不可用' },
      'X',
      '不可用',
    ],
    [{ return_code: '1', retmsg: '参数错误' }, '1', '参数错误'],
    [
      { return_code: 'SUCCESS', result_code: 'FAIL' },
      'FAIL',
      'POST /pay/micropay was answered 200 without an error that WeChat Pay would write.',
    ],
  ])('throws for a failure with status 200: %j', async (fields, code, message) => {
    const client = await start(() => xmlAnswer(fields as Record<string, string>, identity));
    await expect(client.call(MICROPAY, { xml: {} })).rejects.toMatchObject({
      name: 'ApiError',
      status: 200,
      code,
      message,
      detail: fields,
    });
  });

  it('treats the result code 0 as a success', async () => {
    const client = await start(() => answer({ return_code: '0', result_code: '0', trade_state: 'SUCCESS' }));
    expect(await client.call(MICROPAY, { xml: {} })).toMatchObject({ trade_state: 'SUCCESS' });
  });

  it('names the key that verifies its response if the caller signed the request', async () => {
    await start(() => answer({}));
    const client = createClient({ ...clientOptions, baseUrl: sandbox.url, secret: undefined });
    await expect(client.call(MICROPAY, { xml: { sign: 'A' } })).rejects.toThrow(
      'secret is missing; it is needed to verify v2 answers.',
    );
  });

  it('rejects a response with a wrong sign, or none', async () => {
    const forging = await start(() => ({ body: '<xml><return_code>SUCCESS</return_code><sign>00</sign></xml>' }));
    await expect(forging.call(MICROPAY, { xml: {} })).rejects.toMatchObject({
      name: 'SignatureError',
      reason: 'mismatch',
    });
    await sandbox.close();
    const unsigned = await start(() => ({ body: '<xml><return_code>SUCCESS</return_code></xml>' }));
    await expect(unsigned.call(MICROPAY, { xml: {} })).rejects.toMatchObject({
      name: 'SignatureError',
      reason: 'missing',
    });
    expect(await unsigned.call({ ...MICROPAY, answerUnsigned: true }, { xml: {} })).toEqual({ return_code: 'SUCCESS' });
  });

  it.each(['SUCCESS', 'FAIL'])('rejects a wrong sign even if the page has none, with return_code %s', async (code) => {
    const client = await start(() => ({ body: `<xml><return_code>${code}</return_code><sign>00</sign></xml>` }));
    const call = client.call({ ...MICROPAY, answerUnsigned: true }, { xml: {} }, { answerUnsigned: true });
    await expect(call).rejects.toMatchObject({
      name: 'SignatureError',
      operation: 'openapi/v2/pay/micropay#post',
      message: expect.stringContaining('The answer to POST /pay/micropay has a wrong sign'),
    });
  });

  it('reads a bill as text, compressed or not, and a failure in its place', async () => {
    const operation: Operation = { ...MICROPAY, url: '/pay/downloadbill', answer: 'text' };
    const bodies = [
      '\ufeff交易时间\n',
      gzipSync('交易时间\n'),
      '<xml><return_code><![CDATA[FAIL]]></return_code><error_code>20002</error_code></xml>',
    ];
    const client = await start(() => ({ body: bodies.shift() ?? '' }));
    expect(await client.call(operation, { xml: {} })).toBe('\ufeff交易时间\n');
    expect(await client.call(operation, { xml: {} })).toBe('交易时间\n');
    await expect(client.call(operation, { xml: {} })).rejects.toMatchObject({ code: '20002' });
  });

  const FAILURE = '<return_code><![CDATA[FAIL]]></return_code><return_msg>No Bill Exist</return_msg>';
  it.each<[string, string | Uint8Array, object]>([
    ['after a line feed', `\n<xml>${FAILURE}</xml>`, { name: 'ApiError', code: 'FAIL', message: 'No Bill Exist' }],
    ['after a byte order mark', `\ufeff <xml>${FAILURE}</xml>`, { code: 'FAIL', message: 'No Bill Exist' }],
    ['after a declaration', `<?xml version="1.0"?>\r\n<xml>${FAILURE}</xml>`, { code: 'FAIL' }],
    ['in capitals', `<XML>${FAILURE}</XML>`, { code: 'FAIL' }],
    ['packed', gzipSync(`\n<xml>${FAILURE}</xml>`), { code: 'FAIL' }],
    ['as JSON', ' {"code":"NO_BILL","message":"账单不存在"}', { code: 'NO_BILL', message: '账单不存在' }],
    ['as JSON of v2', '{"return_code":"FAIL","return_msg":"x"}', { code: 'FAIL', message: 'x' }],
    ['as a page', '<!DOCTYPE html><html><br>502 Bad Gateway</html>', { name: 'ConnectionError' }],
    ['as a page, compressed', gzipSync('<html>502 Bad Gateway</html>'), { name: 'ConnectionError' }],
    ['as a list', '[1]', { name: 'ConnectionError' }],
    ['as nothing', '', { name: 'ConnectionError' }],
    ['as spaces', '\n', { name: 'ConnectionError' }],
  ])('does not return a failure as a bill: %s', async (_form, body, error) => {
    const client = await start(() => ({ body: Buffer.from(body) }));
    const operation: Operation = { ...MICROPAY, url: '/pay/downloadbill', answer: 'text' };
    await expect(client.call(operation, { xml: {} })).rejects.toMatchObject(error);
  });

  it('is never sent twice when it may have reached the server', async () => {
    const client = await start(() => ({ status: 502, body: '' }));
    await expect(client.call(MICROPAY, { xml: { out_trade_no: '1' } })).rejects.toMatchObject({ status: 502 });
    expect(sandbox.requests.length).toBe(1);
  });

  it.each([
    '<!DOCTYPE xml><xml><return_code>FAIL</return_code></xml>',
    '<!DOCTYPE x [<!ENTITY a "b">]><xml><return_code>&a;</return_code></xml>',
    '<xml><return_code>&unknown;</return_code></xml>',
    `<xml>${'<a>'.repeat(30)}${'</a>'.repeat(30)}</xml>`,
    '<xml><return_code>SUCCESS</xml>',
    'no xml',
  ])('rejects XML that WeChat Pay does not write: %s', async (body) => {
    const client = await start(() => ({ body }));
    await expect(client.call(MICROPAY, { xml: {} })).rejects.toMatchObject({
      name: 'ConnectionError',
      message: expect.stringMatching(/^The answer to POST \/pay\/micropay cannot be read\. Ask for the state/),
      cause: expect.any(Error),
    });
  });

  it('uploads a file with its signed fields', async () => {
    const client = await start(() => answer({ media_id: 'm' }));
    const media = { name: 'a.png', content: Buffer.from('image') };
    const body = { mch_id: '1', media_hash: 'd41d', sign_type: 'HMAC-SHA256', media };
    expect(await client.request('POST', '/secapi/mch/uploadmedia', { body })).toMatchObject({ media_id: 'm' });
    const [request] = sandbox.requests;
    const fields = Object.fromEntries(
      request?.parts.slice(0, -1).map(({ name, content }) => [name, String(content)]) ?? [],
    );
    const { body: expected } = xmlAnswer({ mch_id: '1', media_hash: 'd41d', sign_type: 'HMAC-SHA256' }, identity);
    expect(fields).toEqual(parseFields(String(expected)));
    expect(request?.parts.at(-1)).toMatchObject({ name: 'media', fileName: 'a.png', content: Buffer.from('image') });
  });

  it('says which member is missing or has a wrong type', async () => {
    const client = createClient({ mchid: '1900000109' });
    await expect(client.call(MICROPAY, { xml: {} })).rejects.toThrow(
      'secret is missing; it is needed to sign v2 calls.',
    );
    const complete = createClient(clientOptions);
    await expect(complete.call(MICROPAY, { xml: { sign_type: 'RSA' } })).rejects.toThrow(
      'sign_type "RSA" is not known.',
    );
    await expect(complete.call(MICROPAY, { xml: { detail: {}, other: {} } })).rejects.toThrow(
      'other is an object, which a v2 signature cannot cover.',
    );
    await expect(complete.call(MICROPAY, { xml: new Map() })).rejects.toThrow('xml is a Map, which cannot be sent.');
    await expect(complete.call(MICROPAY, { xml: 'a=1' })).rejects.toThrow('xml is a string, which cannot be sent.');
    await expect(complete.call(MICROPAY, { xml: { a: '\b' } })).rejects.toThrow('xml.a holds a control character');
    for (const name of ['<a', 'a b', 'a>', '1a', '-a', 'a/', '']) {
      await expect(complete.call(MICROPAY, { xml: { [name]: 1 } })).rejects.toThrow(
        `${JSON.stringify(name)} cannot be the name of an XML element.`,
      );
    }
    await expect(complete.call(MICROPAY, { json: {} })).rejects.toThrow('json is of v3 alone.');
    await expect(complete.call({ ...MICROPAY, clientCertificate: true }, { xml: {} })).rejects.toThrow(
      'merchant is missing;',
    );
  });
});

// undici's types are not those of Node's own fetch.
const undiciFetch = undici.fetch as unknown as Fetch;

describe('a call that sends the client certificate', () => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const validFrom = new Date(Date.now() - 1000);
  const validTo = new Date(Date.now() + 1_000_000);
  const cert = issueCertificate({
    serial: '01',
    commonName: 'sandbox',
    publicKey: own.publicKey,
    issuerKey: own.privateKey,
    validFrom,
    validTo,
  });
  const key = own.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

  it.each([
    ['by itself', undefined],
    ["by undici's fetch", undiciFetch],
  ])('sends it over TLS, and only there: %s', async (_transport, fetch) => {
    sandbox = await startServer(identity, () => answer({}), { cert, key, ca: cert });
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const client = createClient({
      ...clientOptions,
      merchant: { cert, key: own.privateKey },
      fetch,
      baseUrl: sandbox.url,
      retries: 0,
    });
    expect(await client.call({ ...MICROPAY, clientCertificate: true }, { xml: {} })).toMatchObject({
      result_code: 'SUCCESS',
    });
    await expect(client.call(MICROPAY, { xml: {} })).rejects.toMatchObject({ name: 'ConnectionError' });
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  });

  it("passes undici's dispatcher to the caller's fetch", async () => {
    const seen: object[] = [];
    const fetch = async (_url: string, init: object) => {
      seen.push(init);
      return new Response('<xml><return_code>FAIL</return_code></xml>');
    };
    const client = createClient({ ...clientOptions, merchant: { cert, key }, fetch });
    await client.call({ ...MICROPAY, clientCertificate: true }, { xml: {} }).catch(() => {});
    await client.call(MICROPAY, { xml: {} }, { clientCertificate: true }).catch(() => {});
    await client.call(MICROPAY, { xml: {} }).catch(() => {});
    expect(seen.map((init) => 'dispatcher' in init)).toEqual([true, true, false]);
  });

  it('is rejected at construction if certificate and key do not match', () => {
    const merchant = { cert, key: keys.merchant.privateKey };
    expect(() => createClient({ ...clientOptions, merchant })).toThrow('merchant cannot be used for TLS: ');
  });
});
