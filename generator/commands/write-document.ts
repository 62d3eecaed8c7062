import { readFileSync, statSync } from 'node:fs';
import { replaceFile } from '../model/replace-file.js';

/** What is there was not written by docwright. */
export class WrittenByOthers extends Error {}

/** What every document of docwright has, in JSON and in YAML, and hardly any other. */
const mark = /^"?x-generator"?: "?docwright"?$/;

/** Write a document in place of an earlier one, whole or not at all. */
export async function writeDocument(path: string, text: string): Promise<void> {
  const earlier = readEarlier(path);
  if (earlier === text) return;
  if (earlier !== undefined && !earlier.split('\n').some((line) => mark.test(line.trim())))
    throw new WrittenByOthers('is there, and docwright did not write it');
  await replaceFile(path, text);
}

function readEarlier(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new WrittenByOthers(found.isDirectory() ? 'is a folder' : 'is no file');
  return readFileSync(path, 'utf8');
}
