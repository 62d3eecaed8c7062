import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** What is there was not written by docwright. */
export class WrittenByOthers extends Error {}

/** What every document of docwright has, in JSON and in YAML, and hardly any other. */
const mark = /^"?x-generator"?: "?docwright"?$/;

/** Write a document in place of an earlier one, whole or not at all. */
export function writeDocument(path: string, text: string): void {
  const earlier = readEarlier(path);
  if (earlier === text) return;
  if (earlier !== undefined && !earlier.split('\n').some((line) => mark.test(line.trim())))
    throw new WrittenByOthers('is there, and docwright did not write it');
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function readEarlier(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new WrittenByOthers(found.isDirectory() ? 'is a folder' : 'is no file');
  return readFileSync(path, 'utf8');
}
