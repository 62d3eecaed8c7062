import { describe, expect, it } from 'vitest';
import { findForeign, hasBrowser, openPage } from './browser.js';
import { connect } from './connect.js';

/** The reference in a browser, once it is there. */
async function openReference(locale: string) {
  const { sandbox } = await connect();
  const opened = await openPage(`${sandbox.url}_sandbox/reference`, { locale, viewport: { width: 1400, height: 900 } });
  await opened.page.getByRole('heading', { name: 'WeChat Pay API' }).waitFor();
  return { ...opened, sandbox };
}

type Reference = Awaited<ReturnType<typeof openReference>>;

/** The first of what a search finds that names `path`. */
async function search({ page }: Reference, text: string, path = text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /搜索/ }).fill(text);
  const found = page.getByRole('option', { name: path }).first();
  await found.waitFor();
  return found;
}

describe.skipIf(!hasBrowser('the reference'))('the reference', { timeout: 60_000 }, () => {
  it('finds calls in Chinese and by path', async () => {
    const reference = await openReference('zh-CN');
    const byTitle = await search(reference, '退款', '/v3/refund/domestic/refunds');
    expect(await byTitle.innerText()).toContain('申请退款');
    await reference.page.keyboard.press('Escape');
    const byPath = await search(reference, '/v3/refund/domestic/refunds');
    expect(await byPath.innerText()).toContain('申请退款');
  });

  it('makes a call with the sample of its page, asks nobody else, and complains about nothing', async () => {
    const reference = await openReference('zh-CN');
    const { page, sandbox, complaints, requested } = reference;
    await (await search(reference, '/v3/pay/transactions/native')).click();
    await page.getByRole('button', { name: '测试请求 (post /v3/pay/transactions/native)' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /发送 post 请求/ })
      .click();
    await page.getByText('200 OK').waitFor();
    await page.getByText('weixin://wxpay/bizpayurl').waitFor();
    expect(sandbox.snapshot().orders).toHaveLength(1);
    expect(findForeign(requested, sandbox.url)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('speaks English where the browser does', async () => {
    const { page } = await openReference('en-US');
    await page
      .getByRole('button', { name: /Search/ })
      .first()
      .waitFor();
  });
});
