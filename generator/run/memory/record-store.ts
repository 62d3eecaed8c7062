import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../model/replace-file.js';

/** Records of earlier runs in a folder, each with a key for everything that it depends on. */
export interface RecordStore<Kept> {
  /** Read a record; `undefined` if this user’s docwright wrote none with this key. */
  readonly read: (key: string) => Promise<Kept | undefined>;
  /** Write a record. If this fails, the next run only takes longer. */
  readonly write: (key: string, record: Kept) => Promise<void>;
}

/** Each configuration and each checkout has its own records; the oldest are removed. */
const mostRecords = 32;

export function openRecordStore<Kept>(folder: string): RecordStore<Kept> {
  return {
    read: async (name) => {
      const key = readCacheKey();
      const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => '');
      return key && parse(text, name, key);
    },
    write: async (name, record) => {
      const key = readCacheKey();
      if (key === undefined) return;
      try {
        await mkdir(folder, { recursive: true });
        await replaceFile(join(folder, `${name}.json`), sign(JSON.stringify(record), name, key));
        await prune(folder);
      } catch (error) {
        if (!isSystemError(error)) throw error;
      }
    },
  };
}

/** The first line signs the rest and the name, so that a file that was cut, changed, renamed or forged is ignored. */
function sign(body: string, name: string, key: Uint8Array): string {
  return `${createHmac('sha256', key).update(`${name}\n${body}`).digest('hex')}\n${body}`;
}

function parse<Kept>(text: string, name: string, key: Uint8Array): Kept | undefined {
  const body = text.slice(text.indexOf('\n') + 1);
  const [written, expected] = [Buffer.from(text), Buffer.from(sign(body, name, key))];
  if (written.length !== expected.length || !timingSafeEqual(written, expected)) return undefined;
  return JSON.parse(body);
}

/** A record, or a temporary file of one; the folder may have other files. */
const ownName = /^(?:[0-9a-f]{64}\.json|\.[0-9a-f]{64}\.json\.docwright-\d+)$/;

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => ownName.test(name));
  if (names.length <= mostRecords) return;
  const ages = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = ages.sort((one, other) => other.time - one.time).slice(mostRecords);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

const keyLength = 32;

/**
 * The secret that signs records, created at its first use; `undefined` if the home folder is not writable. A cache may come
 * from a repository or from another machine, so its records cannot be trusted without a signature.
 */
function readCacheKey(): Uint8Array | undefined {
  const folder = join(homedir(), '.docwright');
  const file = join(folder, 'cache-key');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(keyLength), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or reading tells that there is none.
  }
  try {
    const key = readFileSync(file);
    return key.length === keyLength ? key : undefined;
  } catch {
    return undefined;
  }
}
