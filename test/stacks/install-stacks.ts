import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const files = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Install the packages of all stacks, once for a lock file, and return the folder. It is outside of the repository, so that a
 * project in it finds no package that only docwright has.
 */
export function installStacks(): string {
  const lock = readFileSync(join(import.meta.dirname, 'package-lock.json'));
  const folder = join(tmpdir(), `docwright-stacks-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  const mark = join(folder, 'installed');
  if (existsSync(mark)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const name of files) cpSync(join(import.meta.dirname, name), join(folder, name));
  console.log(`Installing the packages of test/stacks in ${folder} (about 1 GB)`);
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci failed for test/stacks:\n${stderr}`);
  writeFileSync(mark, '');
  return folder;
}
