import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchBrowser } from '../../test/peers/launch-browser.js';
import { trade } from './trade.js';

const repository = join(import.meta.dirname, '../..');

/** As it is built: the sources know docwright by its name. */
const built = new URL('../../dist/bundle/sandbox/index.js', import.meta.url);

/** Take pictures of the page of a sandbox in which something has happened, in both languages, light and dark; `undefined` where there is no browser. */
export async function drawPage(): Promise<Readonly<Record<string, Buffer>> | undefined> {
  const browser = await launchBrowser();
  if (browser === undefined) return undefined;
  const { startSandbox }: typeof import('../../sandbox/index.js') = await import(built.href);
  const sandbox = await startSandbox({ input: join(repository, 'specs'), refundAfter: Number.POSITIVE_INFINITY });
  const shop = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  try {
    // A server that listens on a port has such an address.
    const { port } = shop.address() as AddressInfo;
    await trade(sandbox, `http://127.0.0.1:${port}/wechatpay`);
    const shot = async (locale: 'en' | 'zh-CN', colorScheme: 'light' | 'dark') => {
      const page = await browser.newPage({ colorScheme, locale, viewport: { width: 1280, height: 760 } });
      await page.goto(sandbox.url);
      await page.getByRole('option').filter({ hasText: 'transfer-bills' }).click();
      await page.locator('.members').waitFor();
      // What has just arrived is coloured for a moment.
      await page.waitForTimeout(1000);
      return page.screenshot();
    };
    return {
      'sandbox.png': await shot('en', 'light'),
      'sandbox.dark.png': await shot('en', 'dark'),
      'sandbox.zh-CN.png': await shot('zh-CN', 'light'),
      'sandbox.dark.zh-CN.png': await shot('zh-CN', 'dark'),
    };
  } finally {
    await browser.close();
    shop.close();
    await sandbox.close();
  }
}
