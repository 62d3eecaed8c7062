import type { GeneratedFile } from './generated-file.js';
import { hashText } from './hash-text.js';

const hashes = new WeakMap<GeneratedFile, string>();

/** SHA-256 of a file's text in hexadecimal; each file is hashed once. */
export function hashGenerated(file: GeneratedFile): string {
  const hash = hashes.get(file) ?? hashText(file.text);
  hashes.set(file, hash);
  return hash;
}
