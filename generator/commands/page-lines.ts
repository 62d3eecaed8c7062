import { readFileSync } from 'node:fs';
import type { ReadFolders } from './read-folders.js';

/** Lines of pages, and of files of overrides, for code frames; each is read once, and only when asked for. */
export function createPageLines({
  files,
  overridesFiles,
}: Pick<ReadFolders, 'files' | 'overridesFiles'>): (file: string) => readonly string[] {
  const locations = new Map([...files, ...overridesFiles].map(({ file, location }) => [file, location]));
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? readLines(locations.get(file));
    known.set(file, lines);
    return lines;
  };
}

/** A page that cannot be read has no frame; that it cannot is what its diagnostic says. */
function readLines(location: string | undefined): readonly string[] {
  if (location === undefined) return [];
  try {
    return readFileSync(location, 'utf8')
      .replace(/^\u{feff}/u, '')
      .split(/\r\n|\n|\r/);
  } catch {
    return [];
  }
}
