import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFile, parseManifest } from '../emit-manifest.js';

/** The files that docwright wrote to a folder before, the manifest among them; none when the folder has no manifest of docwright's. */
export async function readManifest(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  const files = parseManifest(text)?.files;
  return new Set(files === undefined ? [] : [manifestFile, ...Object.keys(files).filter(isInside)]);
}

/** How many operations each file of a client has, by path; none when the folder has no manifest of docwright's. */
export async function readOperationCounts(folder: string): Promise<ReadonlyMap<string, number>> {
  return countsIn(await readFile(join(folder, manifestFile), 'utf8').catch(() => ''));
}

/** The same of the text of a manifest; a manifest that says it of all files together has it under `''`. */
export function countsIn(text: string): ReadonlyMap<string, number> {
  const { operations = 0, operationsIn = { '': operations } } = parseManifest(text) ?? {};
  return new Map(Object.entries(operationsIn));
}

/** A manifest may have been edited: what it lists is deleted one day, so it must lie in the folder. */
function isInside(path: string): boolean {
  return !/[\\\0:]/.test(path) && path.split('/').every((segment) => !['', '.', '..'].includes(segment));
}
