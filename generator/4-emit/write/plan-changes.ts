import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { OutputError } from './output-error.js';
import { runBounded } from './run-bounded.js';
import type { FoundTree } from './scan-folder.js';

/** What lies in the output, and what should. */
export interface Situation {
  readonly folder: string;
  readonly found: FoundTree;
  /** What docwright wrote before. */
  readonly listed: ReadonlySet<string>;
  readonly files: readonly GeneratedFile[];
}

/** What must change in the output. */
export interface Changes {
  /** Files to create or overwrite. */
  readonly write: readonly GeneratedFile[];
  /** Files of docwright's that are no longer given. */
  readonly remove: ReadonlySet<string>;
  /** Folders that held only such files. */
  readonly emptied: ReadonlySet<string>;
}

/** Compare what should lie in the output with what does; a file of somebody else's in the way is an `OutputError`. */
export async function planChanges(situation: Situation): Promise<Changes> {
  const { found, listed, files } = situation;
  const given = new Set(files.map(({ path }) => path));
  const remove = new Set([...listed].filter((path) => !given.has(path) && isFileLike(found, path)));
  const changed = await runBounded(files, (file) => hasChanged(situation, file));
  const write = files.filter((_, index) => changed[index]);
  const emptied = findEmptied(found, remove);
  refuseForeign(situation, { write, remove, emptied });
  return { write, remove, emptied };
}

function isFileLike(found: FoundTree, path: string): boolean {
  const kind = found.get(path)?.kind;
  return kind === 'file' || kind === 'link';
}

async function hasChanged({ folder, found }: Situation, { path, text }: GeneratedFile): Promise<boolean> {
  const content = Buffer.from(text);
  const entry = found.get(path);
  if (entry?.kind !== 'file' || entry.size !== content.length) return true;
  return !content.equals(await readFile(join(folder, path)));
}

/** Folders in which nothing is left once some files are gone; one that was empty before stays. */
function findEmptied(found: FoundTree, remove: ReadonlySet<string>): Set<string> {
  const losing = new Set<string>();
  const keeping = new Set<string>();
  for (const path of [...found.keys()].reverse()) {
    const goes = remove.has(path) || (losing.has(path) && !keeping.has(path));
    (goes ? losing : keeping).add(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
  }
  return new Set([...losing].filter((path) => path !== '' && !keeping.has(path)));
}

function refuseForeign({ folder, found, listed }: Situation, { write, remove, emptied }: Changes): void {
  const mayGo = (path: string) => listed.has(path) || remove.has(path) || emptied.has(path);
  for (const { path } of write) {
    const foreign = [...foldersAbove(path), path].find((above) => {
      const kind = found.get(above)?.kind;
      if (kind === undefined || (kind === 'folder' && above !== path)) return false;
      return kind === 'folder' ? !emptied.has(above) : !mayGo(above);
    });
    if (foreign !== undefined) throw new OutputError('foreign-file', join(folder, foreign));
  }
}

/** `['v3', 'v3/pay']` of `v3/pay/jsapi.ts`. */
export function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}
