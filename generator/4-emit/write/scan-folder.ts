import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './output-error.js';
import { runBounded } from './run-bounded.js';

/** What lies at a path below a folder. A link is what it is, wherever it points. */
export interface FoundEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly mode: number;
  readonly size: number;
  /** Tells a file from another that took its place. */
  readonly inode: number;
}

/** Everything below a folder by its path relative to it, with forward slashes; a folder comes before what lies in it. */
export type FoundTree = ReadonlyMap<string, FoundEntry>;

/** Look at everything below a folder; nothing when there is no such folder. */
export async function scanFolder(folder: string): Promise<FoundTree> {
  const tree = new Map<string, FoundEntry>();
  await scan(folder, '', tree);
  return tree;
}

async function scan(root: string, path: string, tree: Map<string, FoundEntry>): Promise<void> {
  const names = await readdir(join(root, path)).catch((failure: unknown) => {
    if (path === '' && errnoOf(failure) === 'ENOENT') return [];
    throw failure;
  });
  const below = names.sort().map((name) => (path === '' ? name : `${path}/${name}`));
  const entries = await runBounded(below, (child) => findEntry(join(root, child)));
  for (const [index, child] of below.entries()) {
    const entry = entries[index];
    if (entry) tree.set(child, entry);
    if (entry?.kind === 'folder') await scan(root, child, tree);
  }
}

async function findEntry(path: string): Promise<FoundEntry> {
  const found = await lstat(path);
  return { kind: kindOf(found), mode: found.mode & 0o7777, size: found.size, inode: found.ino };
}

function kindOf(found: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): FoundEntry['kind'] {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  return found.isSymbolicLink() ? 'link' : 'other';
}
