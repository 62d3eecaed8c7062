import { expect, it } from 'vitest';
import { connect, ORDER } from './connect.js';

const { out_trade_no, mchid } = ORDER;
const second = 'TEA20260310093001';
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** A day: two orders are paid, a part of the first is refunded, and a refund of the second is pending. */
async function trade() {
  const { sandbox, wxpay } = await connect({ refundAfter: Number.POSITIVE_INFINITY });
  for (const number of [out_trade_no, second]) {
    await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, out_trade_no: number, attach: `of ${number}` } });
    sandbox.pay(number);
  }
  const refund = (number: string, out_refund_no: string) => {
    const amount = { refund: 601, total: 1800, currency: 'CNY' };
    return wxpay.v3.refund.domestic.refunds.post({ json: { out_trade_no: number, out_refund_no, amount } });
  };
  await refund(second, 'REFUND2');
  await refund(out_trade_no, 'REFUND1');
  sandbox.finishRefund('REFUND1');
  const ask = (bill_type: BillType) => wxpay.v3.bill.tradebill.get({ query: { bill_date: today(), bill_type } });
  const read = async (type: BillType) => readBill(await (await wxpay.bills.download(await ask(type))).text());
  return { sandbox, wxpay, ask, read };
}

/** The lines by column name, and the totals by column name. */
function readBill(text: string) {
  const lines = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const cells = lines.map((line) => line.replace(/^`/, '').split(/,`?/));
  const [names = [], ...rest] = cells;
  const [totalNames = [], totals = []] = rest.slice(-2);
  const pair = (heads: readonly string[], values: readonly string[]) =>
    Object.fromEntries(heads.map((head, index) => [head, values[index]]));
  return { rows: rest.slice(0, -2).map((row) => pair(names, row)), totals: pair(totalNames, totals), lines };
}

it('lists payments and refunds, and their sums', async () => {
  const { read } = await trade();
  const { rows, totals } = await read('ALL');
  const shown = [
    '商户订单号',
    '交易状态',
    '应结订单金额',
    '商户退款单号',
    '退款金额',
    '退款状态',
    '商户号',
    '商户数据包',
  ];
  expect(rows.map((row) => shown.map((name) => row[name]))).toEqual([
    [out_trade_no, 'SUCCESS', '18.00', '0', '0.00', '', mchid, `of ${out_trade_no}`],
    [second, 'SUCCESS', '18.00', '0', '0.00', '', mchid, `of ${second}`],
    [out_trade_no, 'REFUND', '0.00', 'REFUND1', '6.01', 'SUCCESS', mchid, `of ${out_trade_no}`],
  ]);
  expect(totals).toMatchObject({
    总交易单数: '3',
    应结订单总金额: '36.00',
    退款总金额: '6.01',
    申请退款总金额: '6.01',
  });
});

it('lists only payments, or only refunds, with their columns', async () => {
  const { read } = await trade();
  const paid = await read('SUCCESS');
  expect(paid.rows.map((row) => row['商户订单号'])).toEqual([out_trade_no, second]);
  expect(paid.lines[0]).not.toContain('退款');
  const refunded = await read('REFUND');
  expect(refunded.rows.map((row) => row['商户退款单号'])).toEqual(['REFUND1']);
  expect(refunded.rows[0]?.['退款成功时间']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

it('leaves later trades out of a bill whose address was returned before', async () => {
  const { sandbox, wxpay, ask } = await trade();
  const bill = await ask('ALL');
  sandbox.finishRefund('REFUND2');
  const text = await (await wxpay.bills.download(bill)).text();
  expect(readBill(text).rows.map((row) => row['商户退款单号'])).toEqual(['0', '0', 'REFUND1']);
});

it('has no bill of refunds where nothing was refunded', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  sandbox.pay(out_trade_no);
  const query = { bill_date: today(), bill_type: 'REFUND' as const };
  await expect(wxpay.v3.bill.tradebill.get({ query })).rejects.toMatchObject({ code: 'NO_STATEMENT_EXIST' });
});

it('writes a value with a line end as one value', async () => {
  const { sandbox, wxpay } = await connect();
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, attach: 'one\r\n`two' } });
  sandbox.pay(out_trade_no);
  const bill = await wxpay.v3.bill.tradebill.get({ query: { bill_date: today() } });
  const { rows } = readBill(await (await wxpay.bills.download(bill)).text());
  expect(rows.map((row) => row['商户数据包'])).toEqual(['one two']);
});
