import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Commands that start a Chromium. */
export const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Turn off requests that the browser makes by itself. */
export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine; `undefined` if it has none. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const files = folders.flatMap((folder) => BROWSERS.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file));
}
