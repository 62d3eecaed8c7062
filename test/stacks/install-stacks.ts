import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const files = ['package.json', 'package-lock.json', '.npmrc'];

/** Install the packages of all stacks, about 1 GB, and return the folder. */
export function installStacks(): string {
  return installPackages(import.meta.dirname);
}

/**
 * Install the packages of a folder's `package.json`, once per lock file, and return where. It is outside the repository, so
 * that a project in it finds no package that only docwright has.
 */
export function installPackages(source: string): string {
  const name = basename(source);
  const lock = readFileSync(join(source, 'package-lock.json'));
  const folder = join(tmpdir(), `docwright-${name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  const mark = join(folder, 'installed');
  if (existsSync(mark)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(source, file), join(folder, file));
  console.log(`Installing the packages of test/${name} in ${folder}`);
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci failed for test/${name}:\n${stderr}`);
  writeFileSync(mark, '');
  return folder;
}
