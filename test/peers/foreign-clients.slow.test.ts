import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { FormData, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import WxPay from 'wechatpay-node-v3';
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.js';
import { connect, ORDER } from '../sandbox/connect.js';
import { openEndpoint } from '../sandbox/merchant-endpoint.js';

const { mchid, out_trade_no } = ORDER;

/** wechatpay-axios-plugin as its documentation sets it up. */
async function connectAxiosPlugin() {
  const { sandbox } = await connect();
  const { baseUrl, ...options } = sandbox.clientOptions;
  const privateKey = toPem(options.privateKey);
  const merchant = { cert: options.merchant.cert, key: privateKey };
  return { sandbox, wxpay: new Wechatpay({ ...options, privateKey, merchant, baseURL: baseUrl }) };
}

function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

type Send = (...request: readonly unknown[]) => Promise<{ readonly data: unknown }>;

/** A step of its chain; the types of the chain say that each may be missing. */
function at(wxpay: object, path: string): { readonly get: Send; readonly post: Send } {
  return path.split('.').reduce((step, name) => Object(Reflect.get(step, name)), wxpay) as ReturnType<typeof at>;
}

it('serves wechatpay-axios-plugin: v3, verified by it', async () => {
  const { sandbox, wxpay } = await connectAxiosPlugin();
  const { data } = await at(wxpay, 'v3.pay.transactions.native').post(ORDER);
  expect(data).toMatchObject({ code_url: expect.stringMatching(/^weixin:/) });
  sandbox.pay(out_trade_no);
  const { data: order } = await at(wxpay, 'v3.pay.transactions.outTradeNo._out_trade_no_').get({
    params: { mchid },
    out_trade_no,
  });
  expect(order).toMatchObject({ trade_state: 'SUCCESS' });
  await expect(at(wxpay, 'v3.pay.transactions.native').post({ ...ORDER, amount: {} })).rejects.toMatchObject({
    response: { status: 400, data: { code: 'PARAM_ERROR', detail: { field: '/amount/total' } } },
  });
});

it('serves wechatpay-axios-plugin: v2, both ways of signing', async () => {
  const { wxpay } = await connectAxiosPlugin();
  const { appid, notify_url } = ORDER;
  const who = { appid, mch_id: mchid, out_trade_no, nonce_str: 'n' };
  const order = { ...who, body: '龙井茶', total_fee: 1800, spbill_create_ip: '203.0.113.24', trade_type: 'NATIVE' };
  await at(wxpay, 'v2.pay.unifiedorder').post({ ...order, notify_url });
  const query = { ...who, transaction_id: '' };
  const found = { result_code: 'SUCCESS', out_trade_no, trade_state: 'NOTPAY' };
  expect((await at(wxpay, 'v2.pay.orderquery').post({ ...query, sign_type: 'HMAC-SHA256' })).data).toMatchObject(found);
  expect((await at(wxpay, 'v2.pay.orderquery').post(query)).data).toMatchObject(found);
});

it('serves wechatpay-axios-plugin: sealed fields', async () => {
  const { sandbox, wxpay } = await connectAxiosPlugin();
  const [[serial = '', key] = []] = Object.entries(sandbox.clientOptions.certs);
  if (typeof key !== 'object') throw new Error('The first key is the public key.');
  const person = { user_name: Rsa.encrypt('张三', key), id_card_number: Rsa.encrypt('310101199001011234', key) };
  const request = { openid: 'o1', sub_mchid: '1900000110', employment_type: 'LONG_TERM_EMPLOYMENT', ...person };
  const headers = { 'Wechatpay-Serial': serial };
  expect((await at(wxpay, 'v3.payrollCard.tokens').post(request, { headers })).data).toMatchObject({ openid: 'o1' });
  await expect(at(wxpay, 'v3.payrollCard.tokens').post(request)).rejects.toMatchObject({
    response: { data: { detail: { field: '/Wechatpay-Serial' } } },
  });
  const plain = { ...request, user_name: '张三' };
  await expect(at(wxpay, 'v3.payrollCard.tokens').post(plain, { headers })).rejects.toMatchObject({
    response: { data: { detail: { field: '/user_name' } } },
  });
});

it('stops wechatpay-axios-plugin, which has only the certificates that it was given', async () => {
  const { sandbox } = await connect({ platformKey: 'certificate' });
  const { baseUrl, certs, merchant, privateKey: key, ...options } = sandbox.clientOptions;
  const wxpay = new Wechatpay({ ...options, certs, privateKey: toPem(key), baseURL: baseUrl });
  const order = () => Object(wxpay).v3.pay.transactions.native.post(ORDER);
  expect(await order()).toMatchObject({ status: 200 });
  const next = await sandbox.rotateCertificate();
  await expect(order()).rejects.toThrow(next);
});

it('serves wechatpay-axios-plugin: uploads, whose digest it checks', async () => {
  const { wxpay } = await connectAxiosPlugin();
  const bytes = Buffer.from('an image');
  const upload = (sha256: string) => {
    const meta = { filename: 'image.png', sha256 };
    const form = new FormData();
    form.append('meta', JSON.stringify(meta), 'meta.json');
    form.append('file', bytes, 'image.png');
    return at(wxpay, 'v3.merchant.media.upload').post(form, { meta, headers: form.getHeaders() });
  };
  const digest = createHash('sha256').update(bytes).digest('hex');
  expect((await upload(digest)).data).toMatchObject({ media_id: expect.any(String) });
  await expect(upload('0'.repeat(64))).rejects.toMatchObject({
    response: { status: 400, data: { detail: { field: '/meta/sha256' } } },
  });
});

it('serves wechatpay-node-v3, which fetches the certificates and opens a notification', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox } = await connect({ platformKey: 'certificate' });
  const { merchant, privateKey, apiV3Key, baseUrl } = sandbox.clientOptions;
  const pay = new WxPay({
    appid: ORDER.appid,
    mchid,
    serial_no: new X509Certificate(merchant.cert).serialNumber,
    publicKey: Buffer.from(merchant.cert),
    privateKey: Buffer.from(toPem(privateKey)),
    key: apiV3Key,
  });
  pay.createHttp(toSandbox(baseUrl));
  const order = { ...ORDER, notify_url: url };
  expect(await pay.transactions_native(order)).toMatchObject({ status: 200, data: { code_url: expect.any(String) } });
  sandbox.pay(out_trade_no);
  expect(await pay.query({ out_trade_no })).toMatchObject({ data: { trade_state: 'SUCCESS' } });
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  const { resource } = JSON.parse(body.toString());
  const signed = {
    timestamp: headers['wechatpay-timestamp'] ?? '',
    nonce: headers['wechatpay-nonce'] ?? '',
    serial: headers['wechatpay-serial'] ?? '',
    signature: headers['wechatpay-signature'] ?? '',
  };
  expect(await pay.verifySign({ ...signed, body: body.toString(), apiSecret: apiV3Key })).toBe(true);
  expect(pay.decipher_gcm(resource.ciphertext, resource.associated_data, resource.nonce)).toMatchObject({
    out_trade_no,
  });
});

/** Its server is fixed, but its transport can be replaced. */
function toSandbox(baseUrl: string) {
  const own = new PayRequest();
  const move = (url: string) => new URL(url.replace('https://api.mch.weixin.qq.com', ''), baseUrl).href;
  return {
    get: (url: string, headers: object) => own.get(move(url), headers),
    post: (url: string, parameters: object, headers: object) => own.post(move(url), parameters, headers),
    upload: (url: string, parameters: object, headers: object) => own.upload(move(url), parameters, headers),
  };
}
