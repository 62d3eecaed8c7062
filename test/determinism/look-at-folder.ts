import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The paths of all files below a folder, sorted. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/** A hash of all paths and contents below a folder; `missing` when there is no folder. */
export function digestFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return 'missing';
  const hash = createHash('sha256');
  for (const path of listFiles(folder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  return hash.digest('hex');
}

/** The inode and time of each file by path, which stay the same if nothing is written. */
export function identifyFiles(folder: string): Record<string, string> {
  const identify = (path: string) => {
    const { ino, mtimeNs } = statSync(join(folder, path), { bigint: true });
    return `${ino} ${mtimeNs}`;
  };
  return Object.fromEntries(listFiles(folder).map((path) => [path, identify(path)]));
}
