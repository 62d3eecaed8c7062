import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { liesIn } from '../../model/real-place.js';
import { draftOf, replaceFile } from '../../model/replace-file.js';
import { manifestFile } from '../emit-manifest.js';
import { OutputError } from './output-error.js';
import type { Changes, Situation } from './plan-changes.js';
import { runBounded } from './run-bounded.js';

/**
 * Change the files of a folder that cannot be renamed, each by itself.
 * First the manifest lists old and new files alike: a run that ends midway leaves nothing that the next one takes for foreign.
 */
export async function writeInPlace({ folder, listed, files }: Situation, changes: Changes): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replaceInside(folder, listAll(listed, changes.write));
  await runBounded([...changes.remove], (path) => rm(join(folder, path), { force: true }));
  const deepestFirst = [...changes.emptied].sort((first, second) => second.length - first.length);
  for (const path of deepestFirst) await rmdir(join(folder, path));
  await runBounded(
    changes.write.filter(({ path }) => path !== manifestFile),
    (file) => replaceInside(folder, file),
  );
  for (const file of files) if (file.path === manifestFile) await replaceInside(folder, file);
}

/** Write a file of the client whole or not at all, and never through a link. */
export async function replaceInside(folder: string, { path, text }: GeneratedFile): Promise<void> {
  const place = join(folder, path);
  if (!liesIn(folder, dirname(place))) throw new OutputError('link-in-output', place);
  await mkdir(dirname(place), { recursive: true });
  await replaceFile(place, text);
}

/** A manifest of everything that may lie in the folder until the run ends. */
function listAll(listed: ReadonlySet<string>, write: readonly GeneratedFile[]): GeneratedFile {
  const paths = [...listed, ...write.flatMap(({ path }) => [path, draftOf(path).replaceAll('\\', '/')])];
  const files = Object.fromEntries(paths.filter((path) => path !== manifestFile).map((path) => [path, '']));
  return { path: manifestFile, text: `${JSON.stringify({ docwright: 'interrupted', files }, null, 2)}\n` };
}
