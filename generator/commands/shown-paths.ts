import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ReadRun } from '../run/read-folders.js';

export type LocatedFiles = Pick<ReadRun, 'files' | 'overridesFiles'>;

/** The locations of the files of diagnostics: pages, files of overrides, and files beside pages, such as `accepted.json`. */
export function createLocations({ files, overridesFiles }: LocatedFiles): (file: string) => string | undefined {
  const locations = new Map([...files, ...overridesFiles].map(({ file, location }) => [file, location]));
  const roots = [...new Set(files.map(({ location, file }) => location.slice(0, -file.length)))];
  return (file) => locations.get(file) ?? roots.map((root) => join(root, file)).find(isThere);
}

/** Whether a path exists; a dangling link does. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * The paths of pages relative to the folders of the call, so that terminals and editors can open them:
 * `docs/openapi/v3/loans.md` for `docwright lint docs`, absolute for absolute folders.
 */
export function createShownPaths(read: LocatedFiles, folders: readonly string[]): (file: string) => string {
  const own = new Set(read.overridesFiles.map(({ file }) => file));
  const locate = createLocations(read);
  return (file) => {
    const location = own.has(file) ? undefined : locate(file);
    if (location === undefined) return file;
    const given = folders.find((folder) => `${location}${sep}`.startsWith(join(resolve(folder), sep)));
    return given !== undefined && isAbsolute(given) ? location : relative('', location).split(sep).join('/');
  };
}

/**
 * The paths of the files of diagnostics for tools that show them beside the code: from the top of the repository that contains
 * the current folder, or from that folder without a repository. Links are resolved, since a repository has no files below
 * one.
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
