import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepLateFiles } from '../../generator/4-emit/write/keep-late-files.js';
import { scanFolder } from '../../generator/4-emit/write/scan-folder.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

test('a file that is saved while the new client is built is kept in the new client', async () => {
  const base = createTestFolder();
  writeFiles(base, { 'old/mine.ts': 'before', 'old/theirs.ts': 'docwright', 'new/mine.ts': 'before' });
  const [old, folder] = [join(base, 'old'), join(base, 'new')];
  const found = await scanFolder(old);
  writeFiles(base, { 'old/notes/late.md': 'late', 'old/saving': 'after', 'old/rewritten': 'not mine' });
  renameSync(join(old, 'saving'), join(old, 'mine.ts'));
  renameSync(join(old, 'rewritten'), join(old, 'theirs.ts'));
  await keepLateFiles(old, { folder, found, listed: new Set(['theirs.ts']), files: [] });
  const contents = [...(await scanFolder(folder))]
    .filter(([, { kind }]) => kind === 'file')
    .map(([path]) => [path, readFileSync(join(folder, path), 'utf8')]);
  expect(contents).toEqual([
    ['mine.ts', 'after'],
    ['notes/late.md', 'late'],
  ]);
});
