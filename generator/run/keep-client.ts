import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { manifestFile } from '../4-emit/emit-manifest.js';
import { operationsOf } from '../4-emit/lay-out-files.js';
import { writeChanged } from '../4-emit/write/write-changed.js';
import { defaultSettings } from '../config/settings.js';
import { buildClient, type Client, type OutputCall } from './build-client.js';
import { recallFromMemory } from './memory/recall-pages.js';
import { finishRun, type WrongFolders } from './run-events.js';
import { writeBuilt } from './write-built.js';

/** A client that is kept up to date. */
export interface KeptClient {
  readonly call: OutputCall;
  /** The last written client. */
  readonly current: Client;
}

/** Milliseconds to wait when a page has lost its operations, since an editor may still be writing it. */
const patience = 150;

/** Build a client again after files changed; repeated after a while if operations are missing. */
export async function rebuildClient(kept: KeptClient, places: ReadonlySet<string>): Promise<Client | WrongFolders> {
  const client = await rebuild(kept, places);
  if ('wrong' in client || countOperations(client) >= countOperations(kept.current)) return client;
  await setTimeout(patience);
  return rebuild(kept, places);
}

function rebuild({ call, current }: KeptClient, places: ReadonlySet<string>) {
  const { emit } = call.settings ?? defaultSettings;
  const client = new Map(current.generated.map((file) => [file.path, file]));
  const recall = recallFromMemory({ record: current.record, client, emit }, places);
  return finishRun(buildClient({ ...call, threads: 1 }, recall));
}

function countOperations({ entries }: Client): number {
  return entries.reduce((sum, entry) => sum + operationsOf(entry).length, 0);
}

/** Write the changes of a client; returns the number of written and removed files. Rejects with an `OutputError`. */
export async function writeUpdate({ call, current }: KeptClient, after: Client) {
  const texts = new Map(current.generated.map(({ path, text }) => [path, text]));
  const changed = after.generated.filter(({ path, text }) => texts.get(path) !== text);
  const hasSamePaths = texts.size === after.generated.length && changed.every(({ path }) => texts.has(path));
  if (!hasSamePaths || !(await isAsWritten(call.out, current))) {
    // `isUnchanged` may be wrong for a folder that others have changed.
    const written = await writeBuilt(call, { ...after, isUnchanged: false });
    return { written: written.written.length, removed: written.removed.length };
  }
  await writeChanged(call.out, changed);
  return { written: changed.length, removed: 0 };
}

/** Whether the folder still has the written client: git may have replaced it, with another manifest. */
async function isAsWritten(out: string, { generated }: Client): Promise<boolean> {
  const manifest = generated.find(({ path }) => path === manifestFile);
  return manifest?.text === (await readFile(join(out, manifestFile), 'utf8').catch(() => ''));
}
