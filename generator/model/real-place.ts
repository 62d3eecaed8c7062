import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';

/** Whether a path lies in a folder or is it, by their spelling alone. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Whether a place lies in a folder once links are followed, all of them. What is not there yet lies where its folder
 * does; what links lead nowhere, or in a circle, lies in none.
 */
export function liesIn(folder: string, place: string): boolean {
  try {
    return isWithin(realpathSync.native(folder), realPlace(resolve(place)));
  } catch {
    return false;
  }
}

function realPlace(place: string): string {
  if (lstatSync(place, { throwIfNoEntry: false }) || place === parse(place).root) return realpathSync.native(place);
  return join(realPlace(dirname(place)), relative(dirname(place), place));
}

/** The nearest folder at or above one that holds `.git`; the folder itself where none does. */
export function findRepository(folder: string): string {
  for (let at = resolve(folder); at !== dirname(at); at = dirname(at)) if (existsSync(join(at, '.git'))) return at;
  return resolve(folder);
}
