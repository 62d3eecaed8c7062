import { readFileSync } from 'node:fs';
import { packageFolder } from '../model/own-folders.js';

/** The version of the installed docwright. */
export function docwrightVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(new URL('package.json', packageFolder), 'utf8'));
  return version;
}
