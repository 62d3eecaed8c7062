import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';
import { listEvents } from './list-events.js';
import { openEndpoint } from './merchant-endpoint.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/;
const moment = expect.stringMatching(MOMENT);
const digits = expect.stringMatching(/^\d{28}$/);
const { out_trade_no, mchid, appid } = ORDER;

const OUTSIDE = 'https://shop.example/wechatpay';

/** The content of a requested notification. */
async function makeUp(event: string, values: object = {}) {
  const { sandbox } = await connect();
  sandbox.notify({ event, url: OUTSIDE, values });
  const [{ content, body, format } = { content: {}, body: '', format: 'xml' as const }] =
    sandbox.snapshot().notifications;
  return { content: Object(content), message: format === 'json' ? JSON.parse(body) : undefined };
}

/** A sandbox, and the next notification that its merchant gets. */
async function listen() {
  const { url, received } = await openEndpoint();
  const { sandbox, wxpay } = await connect();
  const next = async (event: string) => {
    await sandbox.waitForNotification(event);
    const { headers = {}, body = Buffer.of() } = received.at(-1) ?? {};
    return wxpay.webhooks.unwrap(headers, body);
  };
  return { url, sandbox, wxpay, next };
}

it('describes a payment as the service does: with its payer, and nothing else of the request', async () => {
  const { url, sandbox, wxpay, next } = await listen();
  const json = {
    ...ORDER,
    notify_url: url,
    attach: '桂花',
    goods_tag: 'TEA',
    scene_info: { payer_client_ip: '1.2.3.4' },
  };
  await wxpay.v3.pay.transactions.native.post({ json });
  sandbox.pay(out_trade_no);
  expect(await next('TRANSACTION.SUCCESS')).toEqual({
    id: expect.any(String),
    create_time: moment,
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      associated_data: 'transaction',
      nonce: expect.stringMatching(/^\w{12}$/),
      ciphertext: {
        ...{ appid, mchid, out_trade_no, attach: '桂花' },
        transaction_id: digits,
        trade_type: 'NATIVE',
        trade_state: 'SUCCESS',
        trade_state_desc: '支付成功',
        bank_type: 'OTHERS',
        success_time: moment,
        payer: { openid: expect.any(String) },
        amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
      },
    },
  });
});

it('describes a payment of a partner with the numbers and openids of both', async () => {
  const { url, sandbox, wxpay, next } = await listen();
  const owner = { sp_mchid: mchid, sub_mchid: '1638495062', sp_appid: appid, sub_appid: 'wx8a1c7be05f92364d' };
  const { description, amount } = ORDER;
  const payer = { sp_openid: 'oSp', sub_openid: 'oSub' };
  const json = { ...owner, description, out_trade_no, amount, payer, notify_url: url };
  await wxpay.v3.pay.partner.transactions.jsapi.post({ json });
  sandbox.pay(out_trade_no);
  const { resource } = Object(await next('TRANSACTION.SUCCESS'));
  expect(resource.ciphertext).toMatchObject({ ...owner, payer });
  expect(Object.keys(resource.ciphertext)).not.toContain('description');
});

it('generates a payment whose amounts agree with the requested values', async () => {
  const { url, sandbox, next } = await listen();
  sandbox.notify({ event: 'TRANSACTION.SUCCESS', url, values: { out_trade_no, amount: { total: 1800 } } });
  const { create_time, resource } = Object(await next('TRANSACTION.SUCCESS'));
  expect([create_time, resource.original_type, resource.ciphertext]).toEqual([
    moment,
    'transaction',
    {
      ...{ appid, mchid, out_trade_no, transaction_id: digits, trade_type: 'JSAPI', bank_type: 'OTHERS' },
      ...{ trade_state: 'SUCCESS', trade_state_desc: '支付成功', success_time: moment },
      payer: { openid: expect.any(String) },
      amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
    },
  ]);
});

it.each(['SUCCESS', 'CLOSED', 'ABNORMAL'])('generates a refund with the status %s', async (status) => {
  const { url, sandbox, next } = await listen();
  sandbox.notify({ event: `REFUND.${status}`, url, values: { amount: { refund: 500, total: 1800 } } });
  const { resource } = Object(await next(`REFUND.${status}`));
  expect([resource.original_type, resource.ciphertext]).toEqual([
    'refund',
    {
      ...{ mchid, out_trade_no: expect.any(String), transaction_id: digits },
      ...{ out_refund_no: expect.any(String), refund_id: digits, refund_status: status },
      ...(status === 'SUCCESS' && { success_time: moment }),
      user_received_account: '支付用户零钱',
      amount: expect.objectContaining({ total: 1800, refund: 500, payer_total: 1800, payer_refund: 500 }),
    },
  ]);
});

it('writes no time with fractions of a second, or in another zone, in any documented notification', async () => {
  const { url, sandbox, next } = await listen();
  for (const event of ['COUPON.USE', 'PAYSCORE.USER_CONFIRM', 'PROFITSHARING.SUCCESS', 'MCHTRANSFER.BILL.FINISHED']) {
    sandbox.notify({ event, url });
    const moments = JSON.stringify(await next(event)).match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
    expect([event, moments.length > 0, moments.filter((each) => !MOMENT.test(each))]).toEqual([event, true, []]);
  }
});

it('generates a combined payment if the values name one, whose orders have the given amounts', async () => {
  const { content, message } = await makeUp('TRANSACTION.SUCCESS', { sub_orders: [{ amount: { total_amount: 700 } }] });
  expect(message.resource.original_type).toBe('transaction');
  expect(content).toEqual({
    ...{ combine_appid: appid, combine_mchid: mchid, combine_out_trade_no: expect.any(String) },
    ...{ combine_transaction_id: digits, combine_payer_info: { openid: expect.any(String) } },
    sub_orders: [
      {
        ...{ mchid, out_trade_no: expect.any(String), transaction_id: digits, trade_type: 'JSAPI' },
        ...{ trade_state: 'SUCCESS', bank_type: 'OTHERS', success_time: moment },
        amount: { total_amount: 700, payer_amount: 700, currency: 'CNY', payer_currency: 'CNY' },
      },
    ],
  });
});

it('generates a profit sharing if values of TRANSACTION.SUCCESS name one', async () => {
  const { content, message } = await makeUp('TRANSACTION.SUCCESS', { receiver: { amount: 30 } });
  expect([message.resource.original_type, message.resource.associated_data]).toEqual([
    'profitsharing',
    'profitsharing',
  ]);
  expect(content).toEqual({
    ...{ mchid, transaction_id: digits, order_id: digits, out_order_no: expect.any(String), success_time: moment },
    receiver: { type: 'MERCHANT_ID', account: mchid, amount: 30, description: '分账' },
  });
});

it('generates a transfer that has ended, and the reason if it failed', async () => {
  const owner = {
    mch_id: mchid,
    out_bill_no: expect.any(String),
    transfer_bill_no: digits,
    openid: expect.any(String),
  };
  const times = { create_time: moment, update_time: moment };
  const { content } = await makeUp('MCHTRANSFER.BILL.FINISHED', { transfer_amount: 500 });
  expect(content).toEqual({ ...owner, ...times, state: 'SUCCESS', transfer_amount: 500 });
  const { content: failed } = await makeUp('MCHTRANSFER.BILL.FINISHED', { state: 'FAIL' });
  expect(failed).toMatchObject({ state: 'FAIL', fail_reason: 'ACCOUNT_FROZEN' });
});

it('generates a payment and a refund of v2 whose amounts agree with the given values', async () => {
  const { content: paid } = await makeUp('webhook/v2/transaction-success', { total_fee: 1800 });
  expect(paid).toMatchObject({ mch_id: mchid, total_fee: 1800, cash_fee: 1800, trade_type: 'JSAPI' });
  expect(Object.keys(paid)).not.toContain('contract_id');
  const values = { total_fee: 1800, refund_fee: 500, refund_status: 'CHANGE' };
  const { content: refunded } = await makeUp('webhook/v2/refund-processed', values);
  expect(refunded.req_info).toMatchObject({
    ...{
      total_fee: 1800,
      settlement_total_fee: 1800,
      refund_fee: 500,
      settlement_refund_fee: 500,
      cash_refund_fee: 500,
    },
    refund_status: 'CHANGE',
  });
  expect(Object.keys(refunded.req_info)).not.toContain('success_time');
});

it('generates a coupon of one type, used as its event says', async () => {
  const { content } = await makeUp('COUPON.USE');
  expect(content).toMatchObject({
    ...{ status: 'USED', coupon_type: 'NORMAL', normal_coupon_information: { coupon_amount: 100 } },
    consume_information: { consume_mchid: mchid, consume_amount: 100 },
  });
  expect(Object.keys(content).filter((name) => /discount|business_type/.test(name))).toEqual([]);
});

it('generates every documented notification as its page describes it, of this merchant and of one variant', async () => {
  const { sandbox, events, findProblems } = await listEvents();
  for (const event of events) {
    sandbox.notify({ event, url: OUTSIDE });
    const { content } = sandbox.snapshot().notifications.at(-1) ?? {};
    expect([event, findProblems(event, content)]).toEqual([event, []]);
    const owners = Object.entries(Object(content)).filter(([name]) => /^(?:sp_)?mch_?id$/.test(name));
    expect([event, owners.filter(([, value]) => value !== mchid)]).toEqual([event, []]);
  }
  expect(events.length).toBeGreaterThan(15);
});
