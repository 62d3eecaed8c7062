import { expect, it } from 'vitest';
import { connect, ORDER } from '../sandbox/connect.js';
import { findForeign, needsBrowser, openPage } from './browser.js';

it('shows its page over TLS', needsBrowser, async () => {
  const { sandbox, wxpay } = await connect({ tls: true });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  const { page, complaints, requested } = await openPage(sandbox.url, { ignoreHTTPSErrors: true });
  await page.getByText(ORDER.out_trade_no).first().waitFor();
  expect({ complaints, foreign: findForeign(requested, sandbox.url) }).toEqual({ complaints: [], foreign: [] });
});

it('shows its page at the address with the token, and allows actions there', {
  ...needsBrowser,
  timeout: 60_000,
}, async () => {
  const { sandbox, wxpay } = await connect({ host: '0.0.0.0' });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  const { page, complaints } = await openPage(`${sandbox.url}?token=${sandbox.controlToken}`);
  await page.getByText(ORDER.out_trade_no).first().waitFor();
  expect(page.url()).toBe(sandbox.url);
  await page.getByRole('button', { name: /^Pay/ }).first().click();
  await expect.poll(() => sandbox.snapshot().orders[0]?.state).toBe('SUCCESS');
  expect(complaints).toEqual([]);
});
