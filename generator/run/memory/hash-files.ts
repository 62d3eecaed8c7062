import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../../model/hash-text.js';

/** The hash of a file's bytes; an empty text if it cannot be read. */
export function hashFile(location: string): string {
  try {
    return hashText(readFileSync(location));
  } catch {
    return '';
  }
}

/** The hashes of all files below a folder, by path. */
export function hashFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(places.map((place) => [place.slice(folder.length), hashFile(place)]));
}
