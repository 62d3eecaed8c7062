import { type Browser, chromium } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../support/find-browser.js';

/** Start the Chromium of this machine; `undefined` if it has none. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser();
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: BROWSER_FLAGS });
}
