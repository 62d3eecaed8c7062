import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of the token, beside the keys. */
const FILE = 'control_token.txt';

/** What those show who control a sandbox from another machine. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Read the token that a folder of keys holds, or make it. Only its owner can read the file. */
export async function keepToken(folder: string): Promise<string> {
  const place = join(folder, FILE);
  const draft = `${place}.${process.pid}`;
  await writeFile(draft, createToken(), { mode: 0o600 });
  // The file appears whole or not at all; of two that start at once, one is too late and reads what the other wrote.
  await link(draft, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readFile(place, 'utf8')).trim();
}
