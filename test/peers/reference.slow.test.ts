import { createHash } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { connect } from '../sandbox/connect.js';
import { findForeign, needsBrowser, openPage } from './browser.js';

/** Open the reference in a browser, and wait until it is rendered. */
async function openReference(locale: string) {
  const { sandbox } = await connect();
  const opened = await openPage(`${sandbox.url}_sandbox/reference`, { locale, viewport: { width: 1400, height: 900 } });
  await opened.page.getByRole('heading', { name: 'WeChat Pay API' }).waitFor();
  return { ...opened, sandbox };
}

type Reference = Awaited<ReturnType<typeof openReference>>;

/** The first search result that names `path`. */
async function search({ page }: Reference, text: string, path = text) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /搜索/ }).fill(text);
  const found = page.getByRole('option', { name: path }).first();
  await found.waitFor();
  return found;
}

/** Send the sample of a call, as changed by `fill`; returns the response. */
async function tryIt(reference: Reference, path: string, fill: (dialog: Locator) => Promise<void> = async () => {}) {
  const { page } = reference;
  await (await search(reference, path)).click();
  await page.getByRole('button', { name: `测试请求 (post ${path})` }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: /发送 post 请求/ }).click();
  await page.getByText('200 OK').waitFor();
  return dialog.getByTestId('response-body-raw').innerText();
}

describe('the reference', needsBrowser, () => {
  it('finds calls in Chinese and by path', async () => {
    const reference = await openReference('zh-CN');
    const byTitle = await search(reference, '退款', '/v3/refund/domestic/refunds');
    expect(await byTitle.innerText()).toContain('申请退款');
    await reference.page.keyboard.press('Escape');
    const byPath = await search(reference, '/v3/refund/domestic/refunds');
    expect(await byPath.innerText()).toContain('申请退款');
  });

  it('makes a call with the sample of its page, without requests to other hosts and without errors', async () => {
    const reference = await openReference('zh-CN');
    const { sandbox, complaints, requested } = reference;
    expect(await tryIt(reference, '/v3/pay/transactions/native')).toContain('weixin://wxpay/bizpayurl');
    expect(sandbox.snapshot().orders).toHaveLength(1);
    expect(findForeign(requested, sandbox.url)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('uploads a file that was chosen', async () => {
    const reference = await openReference('zh-CN');
    const { page, sandbox, complaints } = reference;
    const answer = await tryIt(reference, '/v3/merchant/media/upload', async (dialog) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        dialog.getByText('选择文件').first().click(),
      ]);
      await chooser.setFiles({ name: '执照.png', mimeType: 'image/png', buffer: Buffer.from('bytes') });
      await dialog.getByTitle('执照.png').waitFor();
    });
    expect(answer).toContain('"media_id"');
    const [{ id } = { id: '' }] = sandbox.exchanges();
    const digest = expect.stringContaining(createHash('sha256').update('bytes').digest('hex'));
    expect(sandbox.exchange(id)?.request.body.parts).toMatchObject([
      { name: 'meta', text: digest },
      { name: 'file', fileName: '执照.png', size: 5 },
    ]);
    expect(complaints).toEqual([]);
  });

  it('makes a call of v2 in XML', async () => {
    const reference = await openReference('zh-CN');
    expect(await tryIt(reference, '/pay/unifiedorder')).toContain('<result_code>SUCCESS</result_code>');
    expect(reference.sandbox.snapshot().orders).toHaveLength(1);
  });

  it('shows notifications, which cannot be tried', async () => {
    const reference = await openReference('zh-CN');
    await (await search(reference, 'REFUND.SUCCESS')).click();
    const section = reference.page.locator('section', { hasText: '退款成功通知（REFUND.SUCCESS）' }).last();
    await section.getByText('Wechatpay-Signature-Type').first().waitFor();
    expect(await section.getByRole('button', { name: '测试请求' }).count()).toBe(0);
  });

  it('is in English for an English browser', async () => {
    const { page } = await openReference('en-US');
    await page
      .getByRole('button', { name: /Search/ })
      .first()
      .waitFor();
  });
});
