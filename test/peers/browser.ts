import { rmSync } from 'node:fs';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { BROWSER_FLAGS, BROWSERS, findBrowser } from '../support/find-browser.js';
import { skipUnless } from '../support/skip-unless.js';
import { createFolder } from '../support/temporary-folder.js';

const program = findBrowser();

/** Options of a test that opens a page in a browser. */
export const needsBrowser = skipUnless(program !== undefined, `No ${BROWSERS.join(', ')} is in PATH.`);

export interface OpenPage {
  readonly page: Page;
  /** Errors of the console, and uncaught errors of the page. */
  readonly complaints: readonly string[];
  /** Every URL that was requested, on this machine and on others. */
  readonly requested: readonly string[];
}

/** Open a URL in a new browser for one test. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  if (program === undefined) throw new Error('There is no Chromium; give the test the options of needsBrowser.');
  const folder = createFolder();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: program,
    args: BROWSER_FLAGS,
    ...options,
  });
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const complaints: string[] = [];
  const requested: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  context.on('request', (request) => requested.push(request.url()));
  await page.goto(url);
  return { page, complaints, requested };
}

/** The URLs that are neither below `url` nor data of the page itself. */
export function findForeign(requested: readonly string[], url: string): readonly string[] {
  return requested.filter((each) => !each.startsWith(url) && !/^(?:data|blob|about):/.test(each));
}
