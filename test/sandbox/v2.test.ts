import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiPromise } from '../../templates/runtime/core/client.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, findMisfits } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const out_trade_no = 'QH20260312093512';
const WHO = { appid: 'wx4d8a1c7be05f9236', mch_id: '1900000109' };
const ORDER = {
  ...WHO,
  body: '青禾书店-纸质图书',
  attach: '<member>&]]>',
  out_trade_no,
  total_fee: 4580,
  spbill_create_ip: '203.0.113.24',
  notify_url: 'https://shop.example/v2',
  trade_type: 'NATIVE',
};
const CODE = { ...WHO, body: '饮料', out_trade_no, total_fee: 1280, spbill_create_ip: '203.0.113.24' };
const SHOWN = { ...CODE, auth_code: '134682950174628305' };
const asked = { ...WHO, transaction_id: '', out_trade_no };
const numbers = { transaction_id: '', out_trade_no: '', out_refund_no: '', refund_id: '' };
const never = { refundAfter: Number.POSITIVE_INFINITY };

const refund = (out_refund_no: string, refund_fee: number) => ({
  ...{ ...asked, out_refund_no, total_fee: 4580, refund_fee },
});

it('places an order that is paid, that v3 finds too, and that is notified by v2', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  const order = { ...ORDER, sign_type: 'HMAC-SHA256' as const, notify_url: url };
  expect(await wxpay.v2.pay.unifiedorder.post({ xml: order })).toMatchObject({
    code_url: expect.stringMatching(/^weixin:/),
  });
  sandbox.pay(out_trade_no);
  const found = await wxpay.v2.pay.orderquery.post({ xml: asked });
  expect(found).toMatchObject({ trade_state: 'SUCCESS', total_fee: 4580, attach: '<member>&]]>' });
  const { outTradeNo } = wxpay.v3.pay.transactions;
  expect(await outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid: WHO.mch_id } })).toMatchObject({
    transaction_id: found.transaction_id,
  });
  await sandbox.waitForNotification('webhook/v2/transaction-success');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({ out_trade_no, total_fee: '4580' });
});

it('finds by v2 what was placed by v3', async () => {
  const { wxpay } = await connect();
  const { appid, mch_id: mchid, body: description, notify_url } = ORDER;
  const json = { appid, mchid, description, out_trade_no, notify_url, amount: { total: 4580 } };
  await wxpay.v3.pay.transactions.native.post({ json });
  expect(await wxpay.v2.pay.orderquery.post({ xml: asked })).toMatchObject({ trade_state: 'NOTPAY', time_end: '' });
});

it('refuses with the codes of v2', async () => {
  const { sandbox, wxpay } = await connect();
  const { unifiedorder, orderquery, closeorder } = wxpay.v2.pay;
  const xml = { ...WHO, out_trade_no };
  await expect(orderquery.post({ xml: asked })).rejects.toMatchObject({ code: 'ORDERNOTEXIST' });
  await unifiedorder.post({ xml: ORDER });
  await expect(unifiedorder.post({ xml: { ...ORDER, total_fee: 1 } })).rejects.toMatchObject({
    code: 'OUT_TRADE_NO_USED',
  });
  await closeorder.post({ xml });
  await expect(closeorder.post({ xml })).rejects.toMatchObject({ code: 'ORDERCLOSED' });
  await expect(unifiedorder.post({ xml: ORDER })).rejects.toMatchObject({ code: 'ORDERCLOSED' });
  const other = { ...ORDER, out_trade_no: 'QH20260312093513' };
  await unifiedorder.post({ xml: other });
  sandbox.pay('QH20260312093513');
  await expect(unifiedorder.post({ xml: other })).rejects.toMatchObject({ code: 'ORDERPAID' });
  await expect(wxpay.v2.secapi.pay.refund.post({ xml: refund('R1', 1) })).rejects.toMatchObject({
    code: 'ORDERNOTEXIST',
  });
  const stranger = { ...asked, mch_id: '1900000110' };
  await expect(orderquery.post({ xml: stranger })).rejects.toMatchObject({ code: 'MCHID_NOT_EXIST' });
});

it('refunds in parts, never more than was paid, and seals the notification of each', async () => {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect(never);
  await wxpay.v2.pay.unifiedorder.post({ xml: ORDER });
  sandbox.pay(out_trade_no);
  const { refund: take } = wxpay.v2.secapi.pay;
  const { refund_id } = await take.post({ xml: { ...refund('R1', 1500), notify_url: url } });
  expect(await take.post({ xml: refund('R1', 1500) })).toMatchObject({ refund_id });
  await take.post({ xml: refund('R2', 3080) });
  await expect(take.post({ xml: refund('R3', 1) })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  sandbox.finishRefund('R1', 'ABNORMAL');
  await sandbox.waitForNotification('webhook/v2/refund-processed');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(await wxpay.webhooks.unwrap(headers, body)).toMatchObject({
    req_info: { out_refund_no: 'R1', refund_fee: '1500', refund_status: 'CHANGE' },
  });
  const query = { ...WHO, ...numbers, out_trade_no, offset: 1 };
  expect(await wxpay.v2.pay.refundquery.post({ xml: query })).toMatchObject({
    total_refund_count: 2,
    refund_count: 1,
    refund_id_0: expect.any(String),
    refund_fee_0: 3080,
    refund_status_0: 'PROCESSING',
  });
  await expect(
    wxpay.v2.pay.refundquery.post({ xml: { ...WHO, ...numbers, out_refund_no: 'R9' } }),
  ).rejects.toMatchObject({ code: 'REFUNDNOTEXIST' });
});

it('charges a code once its customer has entered the password, and refunds it when reversed', async () => {
  const { sandbox, wxpay } = await connect();
  const { micropay, orderquery } = wxpay.v2.pay;
  await expect(micropay.post({ xml: SHOWN })).rejects.toMatchObject({ code: 'USERPAYING' });
  expect(await orderquery.post({ xml: asked })).toMatchObject({ trade_state: 'USERPAYING' });
  sandbox.pay(out_trade_no);
  await expect(micropay.post({ xml: SHOWN })).rejects.toMatchObject({ code: 'ORDERPAID' });
  expect(await wxpay.v2.secapi.pay.reverse.post({ xml: { ...WHO, out_trade_no } })).toMatchObject({ recall: 'N' });
  expect(await orderquery.post({ xml: asked })).toMatchObject({ trade_state: 'REVOKED' });
  await expect(wxpay.v2.secapi.pay.refund.post({ xml: { ...refund('R1', 1), total_fee: 1280 } })).rejects.toMatchObject(
    { code: 'ORDERNOTEXIST' },
  );
});

it('responds as its pages say', async () => {
  const { sandbox, wxpay } = await connect({ ...never, doneAfter: 0 });
  const misfits = async (call: ApiPromise<unknown>) => findMisfits(await call.withResponse());
  const { pay, secapi } = wxpay.v2;
  expect(await misfits(pay.micropay.post({ xml: SHOWN }))).toEqual([]);
  const order = { ...ORDER, out_trade_no: 'QH20260312093513' };
  expect(await misfits(pay.unifiedorder.post({ xml: order }))).toEqual([]);
  expect(await misfits(pay.closeorder.post({ xml: { ...WHO, out_trade_no: order.out_trade_no } }))).toEqual([]);
  expect(await misfits(pay.orderquery.post({ xml: { ...asked, out_trade_no: order.out_trade_no } }))).toEqual([]);
  expect(await misfits(pay.orderquery.post({ xml: asked }))).toEqual([]);
  const taken = { ...refund('R1', 80), total_fee: 1280 };
  expect(await misfits(secapi.pay.refund.post({ xml: taken }))).toEqual([]);
  sandbox.finishRefund('R1');
  expect(await misfits(pay.refundquery.post({ xml: { ...WHO, ...numbers, out_refund_no: 'R1' } }))).toEqual([]);
});

it('fails as planned with the codes of v2, carried out or not', async () => {
  const { sandbox, wxpay } = await connect();
  const { unifiedorder, orderquery } = wxpay.v2.pay;
  sandbox.failNext('POST /pay/unifiedorder', ['500 SYSTEMERROR', '503', 'cut']);
  await expect(unifiedorder.post({ xml: ORDER })).rejects.toMatchObject({ status: 200, code: 'SYSTEMERROR' });
  await expect(unifiedorder.post({ xml: ORDER })).rejects.toMatchObject({ status: 503 });
  await expect(orderquery.post({ xml: asked })).rejects.toMatchObject({ code: 'ORDERNOTEXIST' });
  await expect(unifiedorder.post({ xml: ORDER })).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(await orderquery.post({ xml: asked })).toMatchObject({ trade_state: 'NOTPAY' });
});

it('returns the bill of a day as a file, compressed or not', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v2.pay.unifiedorder.post({ xml: ORDER });
  sandbox.pay(out_trade_no);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const bill = await wxpay.v2.pay.downloadbill.post({ xml: { ...WHO, bill_date: today } });
  const packed = await wxpay.v2.pay.downloadbill.post({ xml: { ...WHO, bill_date: today, tar_type: 'GZIP' } });
  expect(String(bill)).toContain(out_trade_no);
  expect(packed).toBe(bill);
  await expect(wxpay.v2.pay.downloadbill.post({ xml: { ...WHO, bill_date: '20200101' } })).rejects.toMatchObject({
    message: expect.stringContaining('No Bill Exist'),
  });
});

it('notifies by v2 of payments from before a restart with its file', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  const { url, received } = await openEndpoint([500]);
  await first.wxpay.v2.pay.unifiedorder.post({ xml: { ...ORDER, notify_url: url } });
  first.sandbox.pay(out_trade_no);
  await expect.poll(() => first.sandbox.snapshot().notifications[0]?.attempts.length).toBe(1);
  await first.sandbox.close();
  const again = await connect({ data });
  await again.sandbox.waitForNotification('webhook/v2/transaction-success');
  expect(received[1]?.body).toEqual(received[0]?.body);
  await again.sandbox.close();
});
