import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from '../model/hash-text.js';

/** Records of earlier runs in a folder, each under a key that says what it depends on. */
export interface RecordStore<Kept> {
  /** `undefined` when there is none, or none that is whole. */
  readonly read: (key: string) => Promise<Kept | undefined>;
  /** A record that cannot be kept is none: the next run takes longer. */
  readonly write: (key: string, record: Kept) => Promise<void>;
}

/** Other configurations and other checkouts have records of their own; the oldest go. */
const mostRecords = 32;

export function openRecordStore<Kept>(folder: string): RecordStore<Kept> {
  return {
    read: async (key) => parse(await readFile(join(folder, `${key}.json`), 'utf8').catch(() => '')),
    write: async (key, record) => {
      try {
        await write(folder, key, record);
        await prune(folder);
      } catch (error) {
        if (!isSystemError(error)) throw error;
      }
    },
  };
}

/** The first line is what the rest hashes to: of a file that was cut or changed nothing is believed. */
function parse<Kept>(text: string): Kept | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== hashText(body)) return undefined;
  return JSON.parse(body);
}

/** Under another name first, so that nobody reads a part of it. */
async function write(folder: string, key: string, record: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  const body = JSON.stringify(record);
  const unfinished = join(folder, `${randomUUID()}.part`);
  await writeFile(unfinished, `${hashText(body)}\n${body}`);
  await rename(unfinished, join(folder, `${key}.json`));
}

async function prune(folder: string): Promise<void> {
  const names = await readdir(folder);
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
