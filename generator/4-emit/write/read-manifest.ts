import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFile } from '../emit-manifest.js';

/** The files that docwright wrote to a folder before, the manifest among them; none when the folder has no manifest of docwright's. */
export async function readManifest(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  const files = listFiles(text);
  return new Set(files === undefined ? [] : [manifestFile, ...files.filter(isInside)]);
}

function listFiles(text: string): string[] | undefined {
  const manifest = parse(text);
  if (!isObject(manifest) || typeof manifest['docwright'] !== 'string') return undefined;
  return isObject(manifest['files']) ? Object.keys(manifest['files']) : undefined;
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
