import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { statTarget } from '../1-read/stat-target.js';
import { findRepository } from '../model/real-place.js';

/** An older lock was left by a crashed git. */
const longestMilliseconds = 10_000;

/** Whether git is changing the files of the repository around a folder, as when another branch is checked out. */
export function isGitBusy(folder: string): boolean {
  const lock = statTarget(join(findGitFolder(folder), 'index.lock'));
  return lock !== undefined && Date.now() - lock.mtimeMs < longestMilliseconds;
}

/** The folder of git's index: `.git`, or the target of the file `.git` in a linked worktree (`gitdir: ../main/.git/worktrees/x`). */
function findGitFolder(folder: string): string {
  const repository = findRepository(folder);
  const place = join(repository, '.git');
  if (statTarget(place)?.isFile() !== true) return place;
  const [, gitFolder] = /^gitdir: (.*)$/m.exec(readFileSync(place, 'utf8')) ?? [];
  return gitFolder === undefined ? place : resolve(repository, gitFolder.trim());
}
