import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { toOutputError } from './output-error.js';
import { planChanges } from './plan-changes.js';
import { readManifest } from './read-manifest.js';
import { runBounded } from './run-bounded.js';
import { scanFolder } from './scan-folder.js';

/** How an output differs from a client, by paths relative to it, each list sorted. */
export interface Differences {
  /** Other text than the pages give, or a file that no page gives any more. */
  readonly stale: readonly string[];
  readonly missing: readonly string[];
  /** Files that docwright did not write. */
  readonly foreign: readonly string[];
}

/** Compare the output with what should lie in it; changes nothing. Rejects with an `OutputError`. */
export async function compareClient(out: string, files: readonly GeneratedFile[]): Promise<Differences> {
  try {
    const folder = await realpath(out).catch(() => resolve(out));
    const [found, listed] = await Promise.all([scanFolder(folder), readManifest(folder)]);
    const given = new Set(files.map(({ path }) => path));
    const { write, remove } = await planChanges({ folder, found, listed: new Set([...listed, ...given]), files });
    const differing = await runBounded(write, (file) => differsInText(folder, file));
    const changed = write.filter((_, index) => differing[index]).map(({ path }) => path);
    const foreign = [...found].filter(([path, { kind }]) => kind !== 'folder' && !given.has(path) && !listed.has(path));
    return {
      stale: [...changed.filter((path) => found.has(path)), ...remove].sort(),
      missing: changed.filter((path) => !found.has(path)).sort(),
      foreign: foreign.map(([path]) => path).sort(),
    };
  } catch (failure) {
    throw toOutputError(failure, out);
  }
}

/** Git may have checked a client out with other line ends. */
async function differsInText(folder: string, { path, text }: GeneratedFile): Promise<boolean> {
  const found = await readFile(join(folder, path), 'utf8').catch(() => undefined);
  return found?.replaceAll('\r\n', '\n') !== text.replaceAll('\r\n', '\n');
}
