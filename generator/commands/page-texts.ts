import { readFileSync } from 'node:fs';
import type { PageFile } from '../1-read/find-pages.js';

/** Texts of pages for code frames, each read once and only when asked for. */
export function createPageTexts(files: readonly PageFile[]): (file: string) => string | undefined {
  const locations = new Map(files.map(({ file, location }) => [file, location]));
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, readText(locations.get(file)));
    return texts.get(file);
  };
}

/** A page that cannot be read has no frame; that it cannot is what its diagnostic says. */
function readText(location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  try {
    return readFileSync(location, 'utf8').replace(/^\u{feff}/u, '');
  } catch {
    return undefined;
  }
}
