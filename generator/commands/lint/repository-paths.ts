import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createLocations, type LocatedFiles } from '../shown-paths.js';

/**
 * Where the files of diagnostics lie for who shows them beside the code: their paths from the top of the repository that
 * holds the current folder, or from that folder where there is no repository. Links are followed, since a repository has
 * no files below one.
 */
export function createRepositoryPaths(read: LocatedFiles): (file: string) => string {
  const top = realpathSync(findTop(resolve('')));
  const locate = createLocations(read);
  return (file) => {
    const location = locate(file);
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
