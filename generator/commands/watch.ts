import { resolve } from 'node:path';
import { ConfigurationError } from '../config/config-error.js';
import { followChanges } from '../watch/follow-changes.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { generateOnce } from './generate.js';
import type { RunCall } from './open-run.js';
import { updateClient } from './update-client.js';

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
  const { promise: ended, resolve: end } = startWaiting();
  const take = async (places: ReadonlySet<string>) => {
    if (!isTouched(call.configFile, places)) {
      current = (await updateClient({ call, console, current }, places)) ?? current;
      return;
    }
    const reloaded = await reload(call, console);
    if (reloaded) end(reloaded);
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

function isTouched(file: string | undefined, places: ReadonlySet<string>): boolean {
  return file !== undefined && places.has(resolve(file));
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

function placesOf({ folders, settings, configFile }: WatchCall): string[] {
  const { overrides = [], emit } = settings ?? {};
  const others = [emit?.templates, configFile].filter((place) => place !== undefined);
  return [...folders, ...overrides, ...others].map((place) => resolve(place));
}

/** What the first change needs is loaded before it comes: a run that found everything as it was has loaded none of it. */
async function loadPhases(): Promise<void> {
  await Promise.all([
    import('../run/describe-source.js'),
    import('../4-emit/emit-page.js'),
    import('../4-emit/emit-client.js'),
    import('../adjust/apply-overrides.js'),
    import('../run/load-overrides.js'),
  ]);
}
