import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const length = 32;

/**
 * The secret that records are signed with, made at its first use; `undefined` where the home folder cannot keep one.
 * A cache may come from a repository or from another machine, so that its records prove nothing by themselves.
 */
export function readCacheKey(): Uint8Array | undefined {
  const folder = join(homedir(), '.docwright');
  const file = join(folder, 'cache-key');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(length), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or reading tells that there is none.
  }
  try {
    const key = readFileSync(file);
    return key.length === length ? key : undefined;
  } catch {
    return undefined;
  }
}
