import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { followChanges } from '../watch/follow-changes.js';
import { type BuiltClient, buildClient } from './build-client.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { generateOnce } from './generate.js';
import type { RunCall } from './open-run.js';
import { recallFromMemory } from './recall-pages.js';
import { tellErrors } from './tell-errors.js';
import { wordChange } from './word-change.js';
import { writeUpdate } from './write-update.js';
import { wordWrongFolders } from './wrong-folders.js';

/** Milliseconds for the writer of a page that has lost its operations; an editor may be halfway. */
const patience = 150;

/** Write the client, and again whenever a page changes, until the process is asked to end. */
export async function watch(call: RunCall, console: Console): Promise<ExitCode> {
  const { exitCode, client } = await generateOnce(call, console);
  if (client === undefined) return exitCode;
  let current = client;
  const take = async (places: ReadonlySet<string>) => {
    current = (await update({ call, console, current }, places)) ?? current;
  };
  const follower = await followChanges(placesOf(call), take);
  console.complain(`watching ${call.folders.join(', ')}; Ctrl+C ends it\n`);
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done()).once('SIGTERM', () => done());
  });
  await follower.close();
  return exitCodes.done;
}

function placesOf({ folders, settings }: RunCall): string[] {
  return [...folders, ...(settings?.overrides ?? [])].map((place) => resolve(place));
}

interface Watching {
  readonly call: RunCall;
  readonly console: Console;
  readonly current: BuiltClient;
}

/** The client after a change; `undefined` when there is none that could be written. */
async function update(watching: Watching, places: ReadonlySet<string>): Promise<BuiltClient | undefined> {
  const { call, console, current } = watching;
  const start = performance.now();
  const client = await rebuildPatiently(watching, places);
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return undefined;
  }
  const written = await writeUpdate(call, { before: current, after: client });
  if ('refused' in written) {
    console.complain(`docwright: ${written.refused.message} ${written.refused.help}\n`);
    return undefined;
  }
  const milliseconds = performance.now() - start;
  console.complain(wordChange({ places, ...written, milliseconds }));
  tellErrors(client, console);
  return client;
}

/** Once more, after a while, when operations are gone. */
async function rebuildPatiently(watching: Watching, places: ReadonlySet<string>) {
  const client = await rebuild(watching, places);
  if ('wrong' in client || countOperations(client) >= countOperations(watching.current)) return client;
  await setTimeout(patience);
  return rebuild(watching, places);
}

function rebuild({ call, console, current }: Watching, places: ReadonlySet<string>) {
  const texts = new Map(current.generated.map(({ path, text }) => [path, text]));
  const silent = { ...console, startProgress: () => ({ update: () => {}, stop: () => {} }) };
  return buildClient({ ...call, threads: 1 }, silent, recallFromMemory({ record: current.record, texts }, places));
}

function countOperations({ entries }: BuiltClient): number {
  return entries.reduce((sum, { operations }) => sum + operations.length, 0);
}
