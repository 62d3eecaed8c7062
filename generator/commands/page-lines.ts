import { readFileSync } from 'node:fs';
import { readOverridesFile } from '../run/load-overrides.js';
import type { ReadRun } from '../run/read-folders.js';

/** Lines of pages, and of files of overrides, for code frames; each file is read once, on demand. */
export function createPageLines({
  files,
  overridesFiles,
}: Pick<ReadRun, 'files' | 'overridesFiles'>): (file: string) => readonly string[] {
  const readers = new Map([
    ...files.map(({ file, location }) => [file, () => readFileSync(location, 'utf8')] as const),
    ...overridesFiles.map(({ file, location }) => [file, () => readOverridesFile(location)] as const),
  ]);
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? readLines(readers.get(file));
    known.set(file, lines);
    return lines;
  };
}

/** A page that cannot be read has no frame; a diagnostic reports that. */
function readLines(read: (() => string) | undefined): readonly string[] {
  if (read === undefined) return [];
  try {
    return read()
      .replace(/^\u{feff}/u, '')
      .split(/\r\n|\n|\r/);
  } catch {
    return [];
  }
}
