import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';

const { out_trade_no } = ORDER;
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

it('returns a bill whose address it returned before a restart, without later payments', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  await first.wxpay.v3.pay.transactions.native.post({ json: ORDER });
  first.sandbox.pay(out_trade_no);
  const bill = await first.wxpay.v3.bill.tradebill.get({ query: { bill_date: today(), tar_type: 'GZIP' } });
  await first.sandbox.close();
  const again = await connect({ data });
  await again.wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, out_trade_no: 'TEA20260310093001' } });
  again.sandbox.pay('TEA20260310093001');
  const download_url = bill.download_url.replace(first.sandbox.url, again.sandbox.url);
  const text = await (await again.wxpay.bills.download({ ...bill, download_url })).text();
  expect(text).toContain(out_trade_no);
  expect(text).not.toContain('TEA20260310093001');
  await again.sandbox.close();
});

it('also returns the bills that only pages describe', async () => {
  const { wxpay } = await connect();
  const bill = await wxpay.v3.bill.fundflowbill.get({ query: { bill_date: '2026-03-10' } });
  expect(await (await wxpay.bills.download(bill)).text()).toContain('交易时间');
});

it('drops the oldest notifications, also from the file, but no pending one', async () => {
  const data = join(createTestFolder(), 'sandbox.db');
  const first = await connect({ data });
  const waiting = first.sandbox.notify({ event: 'REFUND.CLOSED', url: 'http://127.0.0.1:9/refused' });
  const oldest = first.sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/wechatpay' });
  for (let count = 0; count < 1000; count++)
    first.sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/wechatpay' });
  await first.sandbox.close();
  const again = await connect({ data });
  const ids = again.sandbox.snapshot().notifications.map(({ id }) => id);
  expect(ids.length).toBe(1000);
  expect([ids.includes(waiting), ids.includes(oldest)]).toEqual([true, false]);
  await again.sandbox.close();
});
