import { lstat, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deleteFolder } from './delete-folder.js';
import { errnoOf } from './output-error.js';

/** Where a run builds the new folder, and where it puts the old one for the moment of the swap; both beside the output. */
export interface Places {
  readonly staged: string;
  readonly old: string;
}

/** The places of this process: `.generated.docwright-4711`. */
export function placesBeside(folder: string): Places {
  const staged = join(dirname(folder), `.${basename(folder)}.docwright-${process.pid}`);
  return { staged, old: `${staged}.old` };
}

/** Put the staged folder in the place of the output; gives where the former one is now. The output is missing between two renames only. */
export async function swapFolder(folder: string, { staged, old }: Places): Promise<string | undefined> {
  const replaced = await rename(folder, old).then(
    () => true,
    (failure: unknown) => {
      if (errnoOf(failure) === 'ENOENT') return false;
      throw failure;
    },
  );
  await rename(staged, folder).catch(async (failure: unknown) => {
    if (replaced) await rename(old, folder);
    throw failure;
  });
  return replaced ? old : undefined;
}

/**
 * Set right what runs have left that did not end: put the old folder back if the output is missing, and delete the rest.
 * What belongs to a process that still runs is left alone.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const above = dirname(folder);
  const leftovers = (await readdir(above).catch(() => [])).filter((name) => leftoverOf(folder, name) !== undefined);
  const old = leftovers.find((name) => name.endsWith('.old'));
  if (old !== undefined && (await staysAway(folder))) await rename(join(above, old), folder);
  const dead = leftovers.filter((name) => !isRunning(leftoverOf(folder, name) ?? 0));
  for (const name of dead) await deleteFolder(join(above, name));
}

/** The process that made a folder beside the output; `undefined` when it is not one of docwright's. */
function leftoverOf(folder: string, name: string): number | undefined {
  const start = `.${basename(folder)}.docwright-`;
  const rest = name.startsWith(start) ? /^(\d+)(?:\.old)?$/.exec(name.slice(start.length)) : null;
  return rest ? Number(rest[1]) : undefined;
}

const swapTime = 200;

/** Whether the output is missing, and not for the moment of another run's swap. */
async function staysAway(folder: string): Promise<boolean> {
  const isMissing = () =>
    lstat(folder).then(
      () => false,
      (failure: unknown) => errnoOf(failure) === 'ENOENT',
    );
  if (!(await isMissing())) return false;
  await setTimeout(swapTime);
  return isMissing();
}

/** This process has ended every earlier run of its own; a number may also be used again for a process that is not docwright. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return errnoOf(failure) !== 'ESRCH';
  }
}
