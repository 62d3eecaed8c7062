import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFile } from '../emit-manifest.js';

/** The files that docwright wrote to a folder before, the manifest among them; none when the folder has no manifest of docwright's. */
export async function readManifest(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  const files = listFiles(text);
  return new Set(files === undefined ? [] : [manifestFile, ...files.filter(isInside)]);
}

/** How many operations each file of a client has, by path; none when the folder has no manifest of docwright's. */
export async function readOperationCounts(folder: string): Promise<ReadonlyMap<string, number>> {
  return countsIn(await readFile(join(folder, manifestFile), 'utf8').catch(() => ''));
}

/** The same of the text of a manifest; a manifest that says it of all files together has it under `''`. */
export function countsIn(text: string): ReadonlyMap<string, number> {
  const manifest = readOwn(text);
  const counts = manifest?.['operationsIn'];
  const listed = isObject(counts) ? counts : { '': manifest?.['operations'] };
  return new Map(Object.entries(listed).map(([path, count]) => [path, typeof count === 'number' ? count : 0]));
}

function listFiles(text: string): string[] | undefined {
  const files = readOwn(text)?.['files'];
  return isObject(files) ? Object.keys(files) : undefined;
}

function readOwn(text: string): Readonly<Record<string, unknown>> | undefined {
  const manifest = parse(text);
  return isObject(manifest) && typeof manifest['docwright'] === 'string' ? manifest : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A manifest may have been edited: what it lists is deleted one day, so it must lie in the folder. */
function isInside(path: string): boolean {
  return !/[\\\0:]/.test(path) && path.split('/').every((segment) => !['', '.', '..'].includes(segment));
}
