import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { hashGenerated } from '../../model/hash-generated.js';

/** The files in a folder that are still what they hashed to, by path. */
export function readOutput(folder: string, hashes: Readonly<Record<string, string>>): Map<string, GeneratedFile> {
  const files = new Map<string, GeneratedFile>();
  for (const [path, hash] of Object.entries(hashes)) {
    const text = readText(join(folder, path));
    if (text === undefined) continue;
    const file = { path, text };
    if (hashGenerated(file) === hash) files.set(path, file);
  }
  return files;
}

function readText(location: string): string | undefined {
  try {
    return readFileSync(location, 'utf8');
  } catch {
    return undefined;
  }
}
