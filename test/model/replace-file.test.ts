import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { draftOf, replaceFile } from '../../generator/model/replace-file.js';
import { createTestFolder } from '../support/temporary-folder.js';

it('writes a new file, and leaves nothing beside it', async () => {
  const folder = createTestFolder();
  await replaceFile(join(folder, 'loans.md'), 'text');
  expect([readdirSync(folder), readFileSync(join(folder, 'loans.md'), 'utf8')]).toEqual([['loans.md'], 'text']);
});

it('replaces a file, with the given mode', async () => {
  const path = join(createTestFolder(), 'loans.md');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  await replaceFile(path, 'new', { mode: 0o600, sync: true });
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['new', 0o600]);
});

it('changes nothing when it fails', async () => {
  const folder = createTestFolder();
  mkdirSync(join(folder, 'loans.md/kept'), { recursive: true });
  await expect(replaceFile(join(folder, 'loans.md'), 'new')).rejects.toThrow();
  expect([readdirSync(folder), readdirSync(join(folder, 'loans.md'))]).toEqual([['loans.md'], ['kept']]);
});

it('replaces the temporary file of a killed process, and a link in its place', async () => {
  const folder = createTestFolder();
  writeFileSync(join(folder, 'victim'), 'kept');
  const path = join(folder, 'loans.md');
  symlinkSync(join(folder, 'victim'), draftOf(path));
  await replaceFile(path, 'new');
  expect([readFileSync(join(folder, 'victim'), 'utf8'), readFileSync(path, 'utf8')]).toEqual(['kept', 'new']);
});
