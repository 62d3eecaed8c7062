import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ConfigurationError } from '../config/config-error.js';
import { configFiles } from '../config/load-config.js';
import { usualOverrides } from '../config/resolve-project.js';
import type { BuiltClient } from '../run/build-client.js';
import { type Followed, followChanges } from '../run/follow-changes.js';
import type { RunCall } from '../run/memory/open-run.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { generateOnce } from './generate.js';
import { type KeptClient, updateClient } from './update-client.js';

export interface WatchCall extends RunCall {
  readonly configFile?: string;
  /** The call that the configuration gives now; rejects with a `ConfigurationError`. */
  readonly reload: () => Promise<WatchCall>;
}

/** Write the client, and again whenever a page changes, until the process is asked to end. */
export async function watch(call: WatchCall, console: Console): Promise<ExitCode> {
  let next: WatchCall | ExitCode = call;
  while (typeof next === 'object') next = await watchProject(next, console);
  return next;
}

/** Until the configuration gives another call, or the process is asked to end. */
async function watchProject(call: WatchCall, console: Console): Promise<WatchCall | ExitCode> {
  const { exitCode, client } = await generateOnce(call, console);
  if (client === undefined) return exitCode;
  let current = client;
  // What has changed since `current`: nothing of it is done where a client could not be written.
  const pending = new Set<string>();
  const { promise: ended, resolve: end } = startWaiting();
  const take = async (places: ReadonlySet<string>) => {
    for (const place of places) pending.add(place);
    if ([...places].some((place) => isConfiguration(place, call))) {
      const reloaded = await reload(call, console);
      if (reloaded) end(reloaded);
      return;
    }
    const updated = await update({ call, console, current }, pending);
    if (updated === undefined) return;
    current = updated;
    pending.clear();
  };
  const [follower] = await Promise.all([followChanges(placesOf(call), take), loadPhases()]);
  console.complain(`watching ${call.folders.join(', ')}; Ctrl+C ends it\n`);
  const outcome = await ended;
  await follower.close();
  return outcome;
}

function startWaiting() {
  let resolve: (outcome: WatchCall | ExitCode) => void = () => {};
  const promise = new Promise<WatchCall | ExitCode>((done) => {
    resolve = done;
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(exitCodes.done));
  return { promise, resolve };
}

/** Whatever goes wrong with one change, as when files vanish while they are read, the next one is still followed. */
async function update(kept: KeptClient, places: ReadonlySet<string>): Promise<BuiltClient | undefined> {
  try {
    return await updateClient(kept, new Set(places));
  } catch (error) {
    kept.console.complain(`docwright: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

/** Another configuration may ask for anything else; a file of overrides that holds by its name comes and goes. */
function isConfiguration(place: string, { configFile, settings }: WatchCall): boolean {
  if (configFile !== undefined && place === resolve(configFile)) return true;
  const folder = dirname(resolve(configFile ?? configFiles[0] ?? ''));
  if (dirname(place) !== folder) return false;
  if (configFiles.includes(basename(place))) return true;
  const holds = settings?.overrides.some((file) => resolve(file) === place) ?? false;
  return basename(place) === usualOverrides && existsSync(place) !== holds;
}

/** A configuration that cannot be used changes nothing; it is told. */
async function reload(call: WatchCall, console: Console): Promise<WatchCall | undefined> {
  try {
    return await call.reload();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.complain(`docwright: ${error.message}\n`);
    return undefined;
  }
}

function placesOf({ folders, settings, configFile }: WatchCall): Followed {
  const { overrides = [], emit } = settings ?? {};
  const home = dirname(resolve(configFile ?? configFiles[0] ?? ''));
  const usual = [...configFiles, usualOverrides].map((name) => join(home, name));
  const files = [...overrides, ...(configFile === undefined ? [] : [configFile])].map((file) => resolve(file));
  const templates = emit?.templates === undefined ? [] : [emit.templates];
  return {
    folders: [...folders, ...templates].map((folder) => resolve(folder)),
    files: [...new Set([...files, ...usual])],
  };
}

/** What the first change needs is loaded before it comes: a run that found everything as it was has loaded none of it. */
async function loadPhases(): Promise<void> {
  await Promise.all([
    import('../run/describe-source.js'),
    import('../4-emit/emit-page.js'),
    import('../4-emit/emit-client.js'),
    import('../overrides/apply-overrides.js'),
    import('../run/load-overrides.js'),
  ]);
}
