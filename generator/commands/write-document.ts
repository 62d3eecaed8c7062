import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The file is there, and was written by someone else. */
export class WrittenByOthers extends Error {}

/** What every document of docwright has, in JSON and in YAML, and hardly any other. */
const mark = /^\s*"?x-generator"?: "?docwright"?\s*$/m;

/** Write a document in place of an earlier one, whole or not at all. */
export function writeDocument(path: string, text: string): void {
  const earlier = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (earlier === text) return;
  if (earlier !== undefined && !mark.test(earlier)) throw new WrittenByOthers();
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
