import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { statTarget } from '../1-read/stat-target.js';
import { findRepository } from '../model/real-place.js';

/** A lock that is older was left by a git that crashed. */
const longestMilliseconds = 10_000;

/** Whether git is changing the files of the repository that a folder lies in, as when another branch is checked out. */
export function isGitBusy(folder: string): boolean {
  const lock = statTarget(join(findGitFolder(folder), 'index.lock'));
  return lock !== undefined && Date.now() - lock.mtimeMs < longestMilliseconds;
}

/** Where git keeps its index: `.git`, or where the file `.git` of another worktree leads (`gitdir: ../main/.git/worktrees/x`). */
function findGitFolder(folder: string): string {
  const repository = findRepository(folder);
  const place = join(repository, '.git');
  if (statTarget(place)?.isFile() !== true) return place;
  const [, gitFolder] = /^gitdir: (.*)$/m.exec(readFileSync(place, 'utf8')) ?? [];
  return gitFolder === undefined ? place : resolve(repository, gitFolder.trim());
}
