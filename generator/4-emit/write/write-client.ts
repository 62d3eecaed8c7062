import {
  chmod,
  constants,
  copyFile,
  link,
  mkdir,
  readlink,
  rename,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { GeneratedFile } from '../../model/generated-file.js';
import { deleteFolder } from './delete-folder.js';
import { keepLateFiles } from './keep-late-files.js';
import { locateOutput } from './locate-output.js';
import { errnoOf, toOutputError } from './output-error.js';
import { type Changes, foldersAbove, planChanges, type Situation } from './plan-changes.js';
import { readManifest } from './read-manifest.js';
import { runBounded } from './run-bounded.js';
import type { FoundEntry } from './scan-folder.js';
import { scanFolder } from './scan-folder.js';
import { type Places, placesBeside, removeLeftovers, swapFolder } from './swap-folder.js';
import { writeInPlace } from './write-in-place.js';

/** What a run did to the output, by paths relative to it. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** How many files stayed as they were. */
  readonly unchanged: number;
}

/**
 * Make the output hold these files, and of docwright's no others. Files that docwright did not write stay as they are.
 * A run that is ended at any moment leaves the old client whole, or the new one. Rejects with an `OutputError` and nothing else.
 */
export async function writeClient(out: string, files: readonly GeneratedFile[]): Promise<Written> {
  try {
    return await writeFolder(await locateOutput(out), files);
  } catch (failure) {
    throw toOutputError(failure, out);
  }
}

/** The same if all files are known to exist already and the manifest lists no other. */
export async function leaveClient(out: string, files: readonly GeneratedFile[]): Promise<Written> {
  try {
    await removeLeftovers(await locateOutput(out));
    return { written: [], removed: [], unchanged: files.length };
  } catch (failure) {
    throw toOutputError(failure, out);
  }
}

async function writeFolder(folder: string, files: readonly GeneratedFile[]): Promise<Written> {
  await removeLeftovers(folder);
  const [found, listed] = await Promise.all([scanFolder(folder), readManifest(folder)]);
  const situation: Situation = { folder, found, listed, files };
  const changes = await planChanges(situation);
  if (changes.write.length + changes.remove.size > 0) await applyChanges(situation, changes);
  const written = changes.write.map(({ path }) => path);
  return { written, removed: [...changes.remove].sort(), unchanged: files.length - written.length };
}

/** A mount point, a folder that a program holds open, a folder above that cannot be written. */
const unrenamable = new Set(['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EROFS']);

async function applyChanges(situation: Situation, changes: Changes): Promise<void> {
  if (isInside(process.cwd(), situation.folder)) return writeInPlace(situation, changes);
  const places = placesBeside(situation.folder);
  try {
    await replaceAtOnce(situation, changes, places);
  } catch (failure) {
    await deleteFolder(places.staged).catch(() => undefined);
    if (!unrenamable.has(errnoOf(failure))) throw failure;
    await writeInPlace(situation, changes);
  }
}

/** A shell that stands in a folder would be left in a deleted one. */
function isInside(path: string, folder: string): boolean {
  return `${path}${sep}`.startsWith(`${folder}${sep}`);
}

async function replaceAtOnce(situation: Situation, changes: Changes, places: Places): Promise<void> {
  const [first, ...others] = changes.write;
  const { folder, found } = situation;
  if (first && others.length === 0 && changes.remove.size === 0 && found.get(first.path)?.kind === 'file') {
    await writeFile(places.staged, first.text);
    return rename(places.staged, join(folder, first.path));
  }
  await stageFolder(places.staged, situation, changes);
  const old = await swapFolder(folder, places);
  if (old === undefined) return;
  await keepLateFiles(old, situation);
  await deleteFolder(old);
}

/** Build the output as it should be in another folder beside it: what stays is linked, so that it keeps its inode and its times. */
async function stageFolder(staged: string, { folder, found }: Situation, changes: Changes): Promise<void> {
  const replaced = new Set([...changes.write.map(({ path }) => path), ...changes.remove, ...changes.emptied]);
  const kept = [...found].filter(([path]) => !replaced.has(path));
  const folders = kept.filter(([, entry]) => entry.kind === 'folder');
  await mkdir(staged, { recursive: true });
  const needed = [...folders.map(([path]) => path), ...changes.write.flatMap(({ path }) => foldersAbove(path))];
  await makeFolders(staged, new Set(needed));
  await runBounded(
    kept.filter(([, entry]) => entry.kind !== 'folder'),
    ([path, entry]) => keep(join(folder, path), join(staged, path), entry),
  );
  await runBounded(changes.write, ({ path, text }) => writeFile(join(staged, path), text));
  for (const [path, { mode }] of folders.reverse()) await chmod(join(staged, path), mode);
  await stat(folder).then(
    ({ mode }) => chmod(staged, mode & 0o7777),
    () => undefined,
  );
}

/** Those nearer to the top first, so that each is made by one call. */
async function makeFolders(staged: string, paths: ReadonlySet<string>): Promise<void> {
  const levels = new Map<number, string[]>();
  for (const path of paths) {
    const depth = path.split('/').length;
    const level = levels.get(depth) ?? [];
    level.push(path);
    levels.set(depth, level);
  }
  for (const depth of [...levels.keys()].sort((one, other) => one - other)) {
    await runBounded(levels.get(depth) ?? [], (path) => mkdir(join(staged, path)));
  }
}

async function keep(from: string, to: string, entry: FoundEntry): Promise<void> {
  if (entry.kind === 'link') return symlink(await readlink(from), to);
  return link(from, to).catch(() => copy(from, to));
}

/** Where a file system has no hard links. */
async function copy(from: string, to: string): Promise<void> {
  const { atime, mtime, mode } = await stat(from);
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await chmod(to, mode);
  await utimes(to, atime, mtime);
}
