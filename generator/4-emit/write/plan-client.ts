import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { toOutputError } from './output-error.js';
import { planChanges } from './plan-changes.js';
import { readManifest } from './read-manifest.js';
import { scanFolder } from './scan-folder.js';

/** What a run would do to an output, by paths relative to it, each list sorted. */
export interface ClientPlan {
  /** Files that are not there yet. */
  readonly write: readonly string[];
  readonly change: readonly string[];
  readonly remove: readonly string[];
}

/** What `writeClient` would do; changes nothing. Rejects with the `OutputError` that it would reject with. */
export async function planClient(out: string, files: readonly GeneratedFile[]): Promise<ClientPlan> {
  try {
    const folder = await realpath(out).catch(() => resolve(out));
    const [found, listed] = await Promise.all([scanFolder(folder), readManifest(folder)]);
    const { write, remove } = await planChanges({ folder, found, listed, files });
    const paths = write.map(({ path }) => path).sort();
    return {
      write: paths.filter((path) => !found.has(path)),
      change: paths.filter((path) => found.has(path)),
      remove: [...remove].sort(),
    };
  } catch (failure) {
    throw toOutputError(failure, out);
  }
}
