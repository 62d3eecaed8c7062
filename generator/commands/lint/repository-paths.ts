import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ReadFolders } from '../read-folders.js';

/**
 * Where the files of diagnostics lie for who shows them beside the code: their paths from the top of the repository that
 * holds the current folder, or from that folder where there is no repository. Links are followed, since a repository has
 * no files below one.
 */
export function createRepositoryPaths({
  files: pages,
  overridesFiles,
}: Pick<ReadFolders, 'files' | 'overridesFiles'>): (file: string) => string {
  const top = realpathSync(findTop(resolve('')));
  const locations = new Map([...pages, ...overridesFiles].map(({ file, location }) => [file, location]));
  const roots = [...new Set(pages.map(({ location, file }) => location.slice(0, -file.length)))];
  return (file) => {
    const location = locations.get(file) ?? roots.map((root) => join(root, file)).find(existsSync);
    return location === undefined ? file : pathBelow(top, location);
  };
}

function findTop(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
  }
  return folder;
}

function pathBelow(top: string, location: string): string {
  const path = relative(top, existsSync(location) ? realpathSync(location) : location);
  return path.split(sep).join('/');
}
