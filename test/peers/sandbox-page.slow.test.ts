import axe, { type AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { connect, ORDER } from '../sandbox/connect.js';
import { openEndpoint } from '../sandbox/merchant-endpoint.js';
import { findForeign, needsBrowser, openPage } from './browser.js';

const { out_trade_no } = ORDER;

/** A sandbox whose page is open, and a merchant's client of it; `check` returns errors of the browser, and requests to other hosts. */
async function openSandbox(options: BrowserContextOptions = {}) {
  const { url } = await openEndpoint();
  const { sandbox, wxpay } = await connect({ refundAfter: Number.POSITIVE_INFINITY });
  const { page, complaints, requested } = await openPage(sandbox.url, { locale: 'en-US', ...options });
  const order = { ...ORDER, notify_url: url };
  const check = () => [...complaints, ...findForeign(requested, sandbox.url)];
  return { sandbox, wxpay, page, order, check };
}

const entry = (page: Page, kind: string) => page.getByRole('region', { name: kind, exact: true }).getByRole('listitem');

/** Press Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate("document.activeElement.getAttribute('aria-label')");
  for (let count = 0; count < 50 && (await focused()) !== name; count++) await page.keyboard.press('Tab');
  expect(await focused()).toBe(name);
}

/** Accessibility problems that axe-core finds. */
async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the page', needsBrowser, () => {
  it('shows an order that is placed, paid by a click, notified to the merchant and refunded', async () => {
    const { wxpay, page, order, check } = await openSandbox();
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await entry(page, 'Orders').filter({ hasText: 'NOTPAY' }).waitFor();
    expect(await entry(page, 'Orders').innerText()).toMatch(/TEA20260310093000\s+NATIVE · 龙井茶\s+¥18.00/);
    await page.getByRole('button', { name: `Pay ${out_trade_no}` }).click();
    await entry(page, 'Orders').filter({ hasText: 'SUCCESS' }).waitFor();
    await entry(page, 'Notifications').filter({ hasText: 'acknowledged' }).waitFor();
    expect(await entry(page, 'Notifications').innerText()).toMatch(/TRANSACTION.SUCCESS[\s\S]*1 attempt · 204/);
    const amount = { refund: 600, total: 1800, currency: 'CNY' };
    await wxpay.v3.refund.domestic.refunds.post({ json: { out_trade_no, out_refund_no: 'REFUND1', amount } });
    await entry(page, 'Refunds').filter({ hasText: '¥6.00' }).waitFor();
    await page.getByRole('button', { name: 'Abnormal REFUND1' }).click();
    await entry(page, 'Refunds').filter({ hasText: 'ABNORMAL' }).waitFor();
    expect(check()).toEqual([]);
  });

  it('can be used by the keyboard alone', async () => {
    const { wxpay, page, order, check } = await openSandbox();
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await entry(page, 'Orders').waitFor();
    await tabTo(page, `Pay ${out_trade_no}`);
    await page.keyboard.press('Enter');
    await entry(page, 'Notifications').filter({ hasText: 'acknowledged' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('transaction');
    await page.getByRole('option').nth(1).waitFor();
    await page.getByRole('radio', { name: 'All' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('POST /v3/pay/transactions/native').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toContain('/v3/pay/transactions/native');
    expect(check()).toEqual([]);
  });

  it('shows what was signed, what was sealed, and which page a call follows', async () => {
    const { wxpay, page, order, check } = await openSandbox();
    const payer = { openid: 'o1', identity: { type: 'IDCARD' as const, number: '310101199001011234', name: '张三' } };
    await wxpay.v3.pay.transactions.jsapi.post({ json: { ...order, payer } });
    await page.getByRole('option').click();
    const details = page.getByRole('article');
    await details.getByText(/^openapi\/v3\/pay\/transactions\/jsapi#post:\d+$/).waitFor();
    const request = details.getByRole('region', { name: 'Request' });
    expect(await request.locator('.signed').innerText()).toMatch(/^POST↵\s+\/v3\/pay\/transactions\/jsapi↵\s+\d+↵/);
    expect(await request.locator('.members').innerText()).toMatch(/\/payer\/identity\/name\s+\S*\s*张三/);
    expect(await details.getByRole('region', { name: 'Answer' }).innerText()).toContain('prepay_id');
    expect(check()).toEqual([]);
  });

  it('opens a notification above the text that was signed', async () => {
    const { sandbox, page, order, check } = await openSandbox();
    sandbox.notify({ event: 'REFUND.SUCCESS', url: order.notify_url });
    await page.getByRole('option').click();
    const request = page.getByRole('region', { name: 'Request' });
    await request.locator('.members').getByText('"refund_status": "SUCCESS"').waitFor();
    const summaries = await request.getByRole('group').locator('summary').allInnerTexts();
    expect(summaries.map((each) => each.split(/\s/)[0])).toEqual(['Headers', 'Sealed', 'Signed', 'Body']);
    expect(check()).toEqual([]);
  });

  it('shows on the empty page how a client is created, and places a test order', async () => {
    const { sandbox, page, order, check } = await openSandbox({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('createClient(sandbox.clientOptions);').waitFor();
    await page.getByText('Merchant parameters and key files').click();
    await page.getByRole('button', { name: 'Copy serial' }).click();
    const { serial } = sandbox.clientOptions;
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(serial);
    await page.getByLabel('Notification address').fill(order.notify_url);
    await page.getByRole('button', { name: 'Place a test order' }).click();
    await entry(page, 'Orders').getByText('NATIVE · Test order').waitFor();
    await page.getByRole('button', { name: /^Pay TEST/ }).click();
    await entry(page, 'Notifications').filter({ hasText: 'acknowledged' }).waitFor();
    expect(await page.getByRole('option').first().innerText()).toContain('TRANSACTION.SUCCESS');
    expect(check()).toEqual([]);
  });

  it('sends a kept notification to an address of this machine', async () => {
    const { sandbox, page, order, check } = await openSandbox();
    sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/pay/told' });
    await entry(page, 'Notifications').filter({ hasText: 'https://shop.example/pay/told is not on this' }).waitFor();
    const address = page.getByRole('listitem').getByLabel('Notification address');
    expect(await address.inputValue()).toBe('http://127.0.0.1:8080/pay/told');
    expect(await findBarriers(page)).toEqual([]);
    await address.fill(order.notify_url);
    await page.getByRole('button', { name: 'Send to this address REFUND.SUCCESS' }).click();
    await entry(page, 'Notifications').filter({ hasText: 'acknowledged' }).waitFor();
    expect(await address.count()).toBe(0);
    expect(check()).toEqual([]);
  });

  it('says states in Chinese on the Chinese page', async () => {
    const { sandbox, wxpay, page, order, check } = await openSandbox({ locale: 'zh-CN' });
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await entry(page, '订单').getByText('未支付', { exact: true }).waitFor();
    await page.getByRole('button', { name: `支付 ${out_trade_no}` }).click();
    await entry(page, '订单').getByText('成功', { exact: true }).waitFor();
    await entry(page, '通知').getByText('已确认', { exact: true }).waitFor();
    sandbox.notify({ event: 'REFUND.SUCCESS', url: 'https://shop.example/pay' });
    await entry(page, '通知').getByText('未发送', { exact: true }).waitFor();
    await entry(page, '通知').getByText('https://shop.example/pay 不是本机地址').waitFor();
    expect(check()).toEqual([]);
  });

  it('shows the members of a v2 request', async () => {
    const { wxpay, page, check } = await openSandbox();
    const asked = { appid: ORDER.appid, mch_id: ORDER.mchid, out_trade_no, transaction_id: '', nonce_str: 'n1' };
    await wxpay.v2.pay.orderquery.post({ xml: asked }).catch(() => 'there is no such order');
    await page.getByRole('option').filter({ hasText: 'ORDERNOTEXIST' }).click();
    const request = page.getByRole('region', { name: 'Request' });
    await request.getByText(/^<xml>\n<appid>.*<\/appid>\n/).waitFor();
    expect(await request.locator('.signed').innerText()).toContain('&key=…');
    expect(check()).toEqual([]);
  });

  it('shows input of merchants as text', async () => {
    const { wxpay, page, order, check } = await openSandbox();
    const description = '<img src=x onerror="document.title=1">';
    await wxpay.v3.pay.transactions.native.post({ json: { ...order, description } });
    await entry(page, 'Orders').getByText(description).waitFor();
    await page.getByRole('option').click();
    await page.getByRole('article').getByText('onerror').first().waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    expect(check()).toEqual([]);
  });

  it('shows why the sandbox refused an action', async () => {
    const { sandbox, wxpay, page, order } = await openSandbox();
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await page.route('**/pay', (route) => {
      sandbox.pay(out_trade_no);
      return route.continue();
    });
    await page.getByRole('button', { name: `Pay ${out_trade_no}` }).click();
    await page.getByRole('alert').getByText(`The order ${out_trade_no} is SUCCESS.`).waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is Chinese or English, light or dark, and remembers the choice', async () => {
    const { page, check } = await openSandbox({ locale: 'zh-CN', colorScheme: 'light' });
    await page.getByRole('heading', { name: '微信支付沙箱' }).waitFor();
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(246, 247, 249)');
    await page.getByRole('switch', { name: '深色模式' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'WeChat Pay sandbox' }).waitFor();
    expect(await ground()).toBe('rgb(16, 19, 23)');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(check()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no accessibility problem that axe finds, when %s', async (colorScheme) => {
    const { wxpay, page, order } = await openSandbox({ colorScheme, reducedMotion: 'reduce' });
    expect(await findBarriers(page)).toEqual([]);
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await page.getByRole('button', { name: `Pay ${out_trade_no}` }).click();
    await entry(page, 'Notifications').filter({ hasText: 'acknowledged' }).waitFor();
    await page.getByRole('button', { name: /^\S+\s+TRANSACTION.SUCCESS/ }).click();
    await page.getByRole('option').last().click();
    await page.getByRole('article').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([
    ['over TLS', { tls: true }],
    ['by the address that has the token, where other machines can come', { host: '0.0.0.0' }],
  ])('opens %s', async (_how, options) => {
    const { sandbox } = await connect(options);
    const address = `${sandbox.url}?token=${sandbox.controlToken ?? ''}`;
    const { page, complaints } = await openPage(address, { locale: 'en-US', ignoreHTTPSErrors: true });
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('fits a narrow window, one half at a time', async () => {
    const { wxpay, page, order, check } = await openSandbox({ viewport: { width: 380, height: 700 } });
    await wxpay.v3.pay.transactions.native.post({ json: order });
    await entry(page, 'Orders').waitFor();
    expect(await page.getByRole('option').count()).toBe(0);
    await page.getByRole('radio', { name: 'Exchanges' }).check();
    await page.getByRole('option').click();
    await page.getByRole('article').waitFor();
    expect(await entry(page, 'Orders').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(380);
    expect(check()).toEqual([]);
  });
});
