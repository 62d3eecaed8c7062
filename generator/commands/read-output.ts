import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../model/hash-text.js';

/** The texts of the files in a folder that are still what they hashed to, by path. */
export function readOutput(folder: string, hashes: Readonly<Record<string, string>>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [path, hash] of Object.entries(hashes)) {
    const text = readText(join(folder, path));
    if (text !== undefined && hashText(text) === hash) texts.set(path, text);
  }
  return texts;
}

function readText(location: string): string | undefined {
  try {
    return readFileSync(location, 'utf8');
  } catch {
    return undefined;
  }
}
