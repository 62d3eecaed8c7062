import { setTimeout } from 'node:timers/promises';
import { defaultSettings } from '../config/settings.js';
import { type BuiltClient, buildClient } from '../run/build-client.js';
import type { RunCall } from '../run/memory/open-run.js';
import { recallFromMemory } from '../run/memory/recall-pages.js';
import { reviewRun } from '../run/review-run.js';
import { writeUpdate } from '../run/write-update.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import type { Console } from './console.js';
import { tellErrors } from './tell-errors.js';
import { wordChange } from './word-change.js';

/** A client that is kept current. */
export interface KeptClient {
  readonly call: RunCall;
  readonly console: Console;
  /** As it was written last. */
  readonly current: BuiltClient;
}

/** Milliseconds for the writer of a page that has lost its operations; an editor may be halfway. */
const patience = 150;

/** Write what a change of some places makes of a client, and say it; `undefined` when nothing could be written. */
export async function updateClient(kept: KeptClient, places: ReadonlySet<string>): Promise<BuiltClient | undefined> {
  const { call, console, current } = kept;
  const start = performance.now();
  const client = await rebuildPatiently(kept, places);
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return undefined;
  }
  if (client.operations === 0) {
    await reviewRun({ ...client, idleGlobs: [] }, call.folders, console);
    return undefined;
  }
  const written = await writeUpdate(call, { before: current, after: client });
  if ('refused' in written) {
    console.complain(`docwright: ${written.refused.message} ${written.refused.help}\n`);
    return undefined;
  }
  const milliseconds = performance.now() - start;
  console.complain(wordChange({ places, ...written, milliseconds, diagnostics: client.diagnostics }));
  await tellErrors(client, console);
  return client;
}

/** Once more, after a while, when operations are gone. */
async function rebuildPatiently(kept: KeptClient, places: ReadonlySet<string>) {
  const client = await rebuild(kept, places);
  if ('wrong' in client || countOperations(client) >= countOperations(kept.current)) return client;
  await setTimeout(patience);
  return rebuild(kept, places);
}

function rebuild({ call, console, current }: KeptClient, places: ReadonlySet<string>) {
  const client = new Map(current.generated.map((file) => [file.path, file]));
  const silent = { ...console, startProgress: () => ({ update: () => {}, stop: () => {} }) };
  const { emit } = call.settings ?? defaultSettings;
  const recall = recallFromMemory({ record: current.record, client, emit }, places);
  return buildClient({ ...call, threads: 1 }, silent, recall);
}

function countOperations({ entries }: BuiltClient): number {
  return entries.reduce((sum, { operations }) => sum + operations.length, 0);
}
