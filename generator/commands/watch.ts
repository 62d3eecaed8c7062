import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { listConfigPlaces } from '../config/load-config.js';
import { usualOverrides } from '../config/resolve-project.js';
import { defaultSettings } from '../config/settings.js';
import { extensionsOf, pageRulesOf } from '../model/page-rules.js';
import type { Client, OutputCall } from '../run/build-client.js';
import { type Followed, followChanges } from '../run/follow-changes.js';
import { isGitBusy } from '../run/is-git-busy.js';
import { hashFile } from '../run/memory/hash-files.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { generateOnce } from './generate.js';
import { updateClient } from './update-client.js';

export interface WatchCall extends OutputCall {
  readonly configFile?: string;
  /** Reads the configuration again and returns the call; rejects with a `ConfigurationError`. */
  readonly reload: () => Promise<WatchCall>;
}

/** Write the client, and again whenever a page changes, until the process gets a signal to end. */
export async function watch(call: WatchCall, console: Console): Promise<ExitCode> {
  const following = await followChanges(placesOf(call));
  const { exitCode, client } = await generateOnce(call, console);
  if (client === undefined) {
    await following.close();
    return exitCode;
  }
  const interruption = awaitInterruption();
  let project: WatchedProject = { call, follower: following, current: client };
  for (;;) {
    const reloaded = await watchProject(project, console, interruption.promise);
    await project.follower.close();
    if (reloaded === undefined) break;
    project = await startAgain(reloaded, console);
  }
  interruption.forget();
  return exitCodes.done;
}

interface WatchedProject {
  readonly call: WatchCall;
  readonly follower: Awaited<ReturnType<typeof followChanges>>;
  /** The last written client; left out while none could be written. */
  readonly current?: Client;
}

/** A call from the configuration, and the texts of its files before it was read. */
interface Reloaded {
  readonly call: WatchCall;
  readonly read: string;
}

/** Watch a project until its configuration changes the call; `undefined` when the process gets a signal to end. */
async function watchProject(
  { call, follower, current: first }: WatchedProject,
  console: Console,
  interrupted: Promise<undefined>,
): Promise<Reloaded | undefined> {
  let current = first;
  // Files that changed since `current`; they stay pending if a client could not be written.
  const pending = new Set<string>();
  const restarted = new Promise<Reloaded>((restart) => {
    follower.begin(async (places) => {
      const reloaded = await reloadFor(places, call, console);
      if (reloaded) return restart(reloaded);
      for (const place of places) if (isRead(place, call)) pending.add(place);
      if (pending.size === 0) return;
      const updated = await complainOfFailure(console, async () =>
        current
          ? updateClient({ call, current }, new Set(pending), console)
          : (await generateOnce(call, console)).client,
      );
      if (updated === undefined) return;
      current = updated;
      pending.clear();
    });
  });
  await loadPhases();
  console.complain(`watching ${call.folders.join(', ')}; Ctrl+C ends it\n`);
  return Promise.race([restarted, interrupted]);
}

/** Even if the first run fails, for example because a folder is missing on this branch, the project is watched. */
async function startAgain({ call, read }: Reloaded, console: Console): Promise<WatchedProject> {
  const follower = await followChanges(placesOf(call));
  const again = readConfiguration(call) === read ? undefined : await reload(call, console);
  if (again) {
    await follower.close();
    return startAgain(again, console);
  }
  const client = await complainOfFailure(console, async () => (await generateOnce(call, console)).client);
  return { call, follower, ...(client && { current: client }) };
}

function awaitInterruption() {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let end = () => {};
  const promise = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  for (const signal of signals) process.once(signal, end);
  return {
    promise,
    forget: () => {
      for (const signal of signals) process.off(signal, end);
    },
  };
}

/** Print a failure of one change, such as files that vanish while they are read; the next change is still handled. */
async function complainOfFailure<Outcome>(console: Console, run: () => Promise<Outcome>): Promise<Outcome | undefined> {
  try {
    return await run();
  } catch (error) {
    console.complain(`docwright: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

/** Milliseconds until a removed file counts as removed, since editors remove a file before they write it again. */
const patience = 150;

/** Read the configuration again if a change of these files can affect it. */
async function reloadFor(
  places: ReadonlySet<string>,
  call: WatchCall,
  console: Console,
): Promise<Reloaded | undefined> {
  const read = [...listConfigPlaces(call.configFile), placeOfUsualOverrides(call)].filter((place) => places.has(place));
  if (read.some((place) => !existsSync(place))) await setTimeout(patience);
  return read.some((place) => concernsConfiguration(place, call)) ? reload(call, console) : undefined;
}

/** A configuration can change any option; a default file of overrides can be created and removed. */
function concernsConfiguration(place: string, call: WatchCall): boolean {
  return place !== placeOfUsualOverrides(call) || existsSync(place) !== applies(place, call);
}

/** Whether the client depends on a file: on everything watched except configurations and overrides that do not apply. */
function isRead(place: string, call: WatchCall): boolean {
  if (listConfigPlaces(call.configFile).includes(place)) return false;
  return place !== placeOfUsualOverrides(call) || applies(place, call);
}

function applies(place: string, { settings }: WatchCall): boolean {
  return settings?.overrides.some((file) => resolve(file) === place) ?? false;
}

/** Read the configuration again; if it is invalid, the current one stays in use. */
function reload(call: WatchCall, console: Console): Promise<Reloaded | undefined> {
  return complainOfFailure(console, async () => {
    const read = readConfiguration(call);
    return { call: await call.reload(), read };
  });
}

/** The texts of all files that `reload` reads, to detect changes. */
function readConfiguration(call: WatchCall): string {
  const files = listConfigPlaces(call.configFile).map(hashFile);
  return JSON.stringify([...files, existsSync(placeOfUsualOverrides(call))]);
}

function placeOfUsualOverrides({ configFile }: WatchCall): string {
  return join(configFile === undefined ? process.cwd() : dirname(resolve(configFile)), usualOverrides);
}

function placesOf(call: WatchCall): Followed {
  const { folders, settings, configFile } = call;
  const { overrides = [], emit, dialect } = settings ?? defaultSettings;
  const templates = emit?.templates === undefined ? [] : [emit.templates];
  const files = [
    ...overrides.map((file) => resolve(file)),
    ...listConfigPlaces(configFile),
    placeOfUsualOverrides(call),
  ];
  return {
    folders: [...folders, ...templates].map((folder) => resolve(folder)),
    files: [...new Set(files)],
    extensions: extensionsOf(pageRulesOf(dialect)),
    isBusy: () => isGitBusy(process.cwd()),
  };
}

/** Load the phases before the first change: a run that found everything cached has not loaded them. */
async function loadPhases(): Promise<void> {
  await Promise.all([
    import('../run/describe-source.js'),
    import('../4-emit/emit-page.js'),
    import('../4-emit/emit-client.js'),
    import('../overrides/apply-overrides.js'),
    import('../run/load-overrides.js'),
  ]);
}
