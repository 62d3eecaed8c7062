import { mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { followChanges } from '../../generator/run/follow-changes.js';
import { isGitBusy } from '../../generator/run/is-git-busy.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

async function follow(folder: string, isBusy: () => boolean = () => false) {
  const follower = await followChanges({ folders: [folder], files: [], isBusy });
  onTestFinished(follower.close);
  const batches: string[][] = [];
  const begin = () =>
    follower.begin(async (places) => {
      batches.push([...places].map((place) => place.slice(folder.length + 1)).sort());
    });
  return { begin, batches };
}

it('reports changes from before it begins', async () => {
  const folder = createTestFolder();
  const { begin, batches } = await follow(folder);
  writeFiles(folder, { 'one.md': '# One' });
  begin();
  await expect.poll(() => batches).toEqual([['one.md']]);
});

it('batches all changes while the caller is busy', async () => {
  const folder = createTestFolder();
  let asked = 0;
  let busy = true;
  const { begin, batches } = await follow(folder, () => {
    asked += 1;
    return busy;
  });
  begin();
  writeFiles(folder, { 'one.md': '# One' });
  await expect.poll(() => asked).toBeGreaterThan(2);
  writeFiles(folder, { 'two.md': '# Two' });
  const before = asked;
  await expect.poll(() => asked).toBeGreaterThan(before + 20);
  expect(batches).toEqual([]);
  busy = false;
  await expect.poll(() => batches).toEqual([['one.md', 'two.md']]);
});

it('ends while the caller is busy', async () => {
  const folder = createTestFolder();
  let asked = 0;
  const follower = await followChanges({
    folders: [folder],
    files: [],
    isBusy: () => {
      asked += 1;
      return true;
    },
  });
  follower.begin(async () => {});
  writeFiles(folder, { 'one.md': '# One' });
  await expect.poll(() => asked).toBeGreaterThan(2);
  await expect(follower.close()).resolves.toBeUndefined();
});

it.each([
  ['.git/index.lock', {}],
  ['other/worktrees/here/index.lock', { '.git': 'gitdir: other/worktrees/here\n' }],
])('waits while git holds %s', (lock, files) => {
  const folder = createTestFolder();
  mkdirSync(join(folder, 'docs'));
  if (!('.git' in files)) mkdirSync(join(folder, '.git'));
  writeFiles(folder, files);
  const seen = [isGitBusy(join(folder, 'docs'))];
  writeFiles(folder, { [lock]: '' });
  seen.push(isGitBusy(join(folder, 'docs')));
  rmSync(join(folder, lock));
  seen.push(isGitBusy(join(folder, 'docs')));
  expect(seen).toEqual([false, true, false]);
});

it('does not wait for a lock that a crashed git has left', () => {
  const folder = createTestFolder();
  writeFiles(folder, { '.git/index.lock': '' });
  utimesSync(join(folder, '.git/index.lock'), 0, 0);
  expect(isGitBusy(folder)).toBe(false);
});
