import { chmod, constants, copyFile, link, mkdir, readlink, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Changes, foldersAbove, type Situation } from './plan-changes.js';
import { runBounded } from './run-bounded.js';
import type { FoundEntry } from './scan-folder.js';

/** Build the output as it should be in another folder beside it: what stays is linked, so that it keeps its inode and its times. */
export async function stageFolder(staged: string, { folder, found }: Situation, changes: Changes): Promise<void> {
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
