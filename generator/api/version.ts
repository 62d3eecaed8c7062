import { readFileSync } from 'node:fs';

/** Of the docwright that is installed. */
export function docwrightVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return version;
}
