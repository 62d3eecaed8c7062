import { createHash, createVerify } from 'node:crypto';
import { expect, it } from 'vitest';
import { createExchangeLog } from '../../sandbox/exchanges/create-exchange-log.js';
import { storeBody } from '../../sandbox/exchanges/store-body.js';
import type { StoredExchange } from '../../sandbox/exchanges/stored-exchange.js';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { mchid, out_trade_no } = ORDER;

it('lists each call in a line, the newest first', async () => {
  const { sandbox, wxpay } = await connect();
  const { native } = wxpay.v3.pay.transactions;
  await native.post({ json: ORDER });
  await expect(native.post({ json: { ...ORDER, description: '普洱' } })).rejects.toThrow();
  expect(sandbox.exchanges()).toMatchObject([
    { id: '2', kind: 'call', status: 403, code: 'OUT_TRADE_NO_USED', numbers: [out_trade_no] },
    {
      id: '1',
      method: 'POST',
      target: '/v3/pay/transactions/native',
      status: 200,
      code: undefined,
      page: expect.stringMatching(/^openapi\/v3\/pay\/transactions\/native#post:\d+$/),
      numbers: [out_trade_no],
    },
  ]);
});

it('names a refund by its own number first, then by that of its order', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const amount = { refund: 600, total: 1800, currency: 'CNY' };
  await wxpay.v3.refund.domestic.refunds.post({ json: { out_trade_no, out_refund_no: 'REFUND1', amount } });
  expect(sandbox.exchanges()[0]?.numbers.slice(0, 2)).toEqual(['REFUND1', out_trade_no]);
});

it('shows the signed text, so that its signature can be verified', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  const { request, answer } = sandbox.exchange('1') ?? {};
  const signature = /signature="([^"]*)"/.exec(request?.headers['authorization'] ?? '')?.[1] ?? '';
  const { merchant, certs } = sandbox.clientOptions;
  expect(request?.signed).toMatch(/^POST\n\/v3\/pay\/transactions\/native\n\d+\n\w{32}\n\{"appid":.*\}\n$/);
  expect(
    createVerify('RSA-SHA256')
      .update(request?.signed ?? '')
      .verify(merchant.cert, signature, 'base64'),
  ).toBe(true);
  const key = certs[answer?.headers['Wechatpay-Serial'] ?? ''] ?? '';
  const answered = answer?.headers['Wechatpay-Signature'] ?? '';
  expect(
    createVerify('RSA-SHA256')
      .update(answer?.signed ?? '')
      .verify(key, answered, 'base64'),
  ).toBe(true);
});

const TRANSFER = {
  appid: 'wx4d8a1c7be05f9236',
  out_bill_no: 'PAYOUT2026031001',
  transfer_scene_id: '1005' as const,
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  user_name: '张三',
  transfer_amount: 250_000,
  transfer_remark: '三月提成',
  transfer_scene_report_infos: [{ info_type: '岗位类型', info_content: '店员' }],
};

it('opens values that are sealed for the platform, and for the merchant', async () => {
  const { sandbox, wxpay } = await connect();
  const { transferBills } = wxpay.v3.fundApp.mchTransfer;
  await transferBills.post({ json: TRANSFER });
  await transferBills.outBillNo._out_bill_no_.get({ out_bill_no: TRANSFER.out_bill_no });
  const asked = sandbox.exchange('1')?.request;
  const { ciphertext = 'missing' } = asked?.sealed[0] ?? {};
  expect(asked?.sealed).toEqual([{ field: '/user_name', ciphertext, opened: '张三' }]);
  expect(asked?.body.text).toContain(ciphertext);
  expect(sandbox.exchange('2')?.answer?.sealed).toMatchObject([{ field: '/user_name', opened: '张三' }]);
});

it('opens the certificates that are sealed with the APIv3 key, without showing the key', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.certificates.get();
  const exchange = sandbox.exchange('1');
  expect(exchange?.answer?.sealed).toMatchObject([
    { field: '/data/0/encrypt_certificate/ciphertext', opened: expect.stringMatching(/^-----BEGIN CERTIFICATE/) },
  ]);
  expect(JSON.stringify(exchange)).not.toContain(sandbox.clientOptions.apiV3Key);
});

it('shows the signed text of a v2 call, without the key', async () => {
  const { sandbox, wxpay } = await connect();
  const asked = { appid: 'wx4d8a1c7be05f9236', mch_id: mchid, out_trade_no, transaction_id: '', nonce_str: 'n1' };
  await expect(wxpay.v2.pay.orderquery.post({ xml: asked })).rejects.toMatchObject({ code: 'ORDERNOTEXIST' });
  const exchange = sandbox.exchange('1');
  const signed = `appid=wx4d8a1c7be05f9236&mch_id=${mchid}&nonce_str=n1&out_trade_no=${out_trade_no}&key=…`;
  expect(exchange).toMatchObject({ status: 200, code: 'ORDERNOTEXIST', request: { signed } });
  expect(JSON.stringify(exchange)).not.toContain(sandbox.clientOptions.secret);
});

it('keeps the size and the digest of an uploaded file, and the signed text beside it', async () => {
  const { sandbox, wxpay } = await connect();
  const content = Buffer.alloc(100_000, 7);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const body = { file: { name: 'tea.png', content }, meta: { filename: 'tea.png' } };
  await wxpay.v3.marketing.favor.media.imageUpload.post({ body });
  const { request } = sandbox.exchange('1') ?? {};
  expect(request?.body.parts).toMatchObject([
    { name: 'meta', text: JSON.stringify({ filename: 'tea.png', sha256 }) },
    { name: 'file', fileName: 'tea.png', size: 100_000, text: undefined, sha256 },
  ]);
  expect(request?.signed).toContain(`"sha256":"${sha256}"}\n`);
});

it('lists each attempt of a notification, with its sealed content and the response of the merchant', async () => {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  sandbox.pay(out_trade_no);
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  const [sent] = sandbox.exchanges();
  expect(sent).toMatchObject({ kind: 'notification', target: url, status: 204, code: 'TRANSACTION.SUCCESS' });
  expect(sent?.numbers).toContain(out_trade_no);
  const { request } = sandbox.exchange(sent?.id ?? '') ?? {};
  expect(request?.sealed).toMatchObject([
    { field: '/resource/ciphertext', opened: expect.stringContaining('"trade_state": "SUCCESS"') },
  ]);
  expect(request?.signed).toBe(
    `${request?.headers['wechatpay-timestamp']}\n${request?.headers['wechatpay-nonce']}\n${request?.body.text}\n`,
  );
});

it('lists calls that are refused before they are read', async () => {
  const { sandbox } = await connect();
  const headers = { 'content-type': 'application/json' };
  const body = Buffer.alloc(3 * 1024 * 1024);
  await fetch(new URL('v3/pay/transactions/native', sandbox.url), { method: 'POST', headers, body });
  expect(sandbox.exchanges()).toMatchObject([
    { target: '/v3/pay/transactions/native', status: 413, code: 'PARAM_ERROR' },
  ]);
});

it('returns exchanges to other programs', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  const read = async (path: string) => (await fetch(new URL(`_sandbox/${path}`, sandbox.url))).json();
  expect(await read('exchanges')).toEqual({ exchanges: JSON.parse(JSON.stringify(sandbox.exchanges())) });
  expect(await read('exchanges/1')).toMatchObject({ request: { body: { text: JSON.stringify(ORDER) } } });
  expect(await read('exchanges/2')).toMatchObject({ code: 'SANDBOX_ERROR' });
});

it('keeps 64 KB of a long text, and its length', () => {
  const kept = storeBody(Buffer.alloc(1_000_000, 'a'), 'application/json');
  expect({ size: kept.size, text: kept.text?.buffer.byteLength }).toEqual({ size: 1_000_000, text: 65_536 });
});

const PAID: Omit<StoredExchange, 'id'> = {
  kind: 'call',
  at: '2026-03-10T01:30:00.000Z',
  duration: 1,
  method: 'GET',
  target: '/v3/certificates',
  fault: undefined,
  request: { headers: {}, body: { size: 4, text: Buffer.from('1234') } },
  answer: undefined,
};

it('drops the oldest when there are many', () => {
  const log = createExchangeLog({ maxCount: 2 });
  for (let count = 0; count < 5; count++) log.add(PAID);
  expect(log.kept.map(({ id }) => id)).toEqual(['4', '5']);
});

it('drops the oldest when they are large, but never the newest', () => {
  const log = createExchangeLog({ maxBytes: 8 });
  for (let count = 0; count < 5; count++) log.add(PAID);
  log.add({ ...PAID, request: { headers: {}, body: { size: 9, text: Buffer.from('123456789') } } });
  expect(log.kept.map(({ id }) => id)).toEqual(['6']);
});
