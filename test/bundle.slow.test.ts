import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestFolder } from './determinism/look-at-folder.js';
import { repository } from './support/run-docwright.js';
import { createTestFolder } from './support/temporary-folder.js';

const bundled = join(repository, 'dist/bundle/main.js');
const modules = join(repository, 'dist/main.js');

function run(program: string, args: readonly string[]): string {
  const options = { cwd: repository, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1024 ** 3 } as const;
  return execFileSync(process.execPath, [program, ...args], options);
}

it('writes the same client from one bundle as from its modules', () => {
  const [client, other] = [join(createTestFolder(), 'client'), join(createTestFolder(), 'client')];
  run(bundled, ['generate', 'specs', '--out', client, '--no-cache']);
  run(modules, ['generate', 'specs', '--out', other, '--no-cache']);
  expect(digestFolder(client)).toBe(digestFolder(other));
});

it('writes the same YAML from one bundle as from its modules', () => {
  const [one, other] = [join(createTestFolder(), 'openapi.yaml'), join(createTestFolder(), 'openapi.yaml')];
  run(bundled, ['openapi', 'specs', '--out', one]);
  run(modules, ['openapi', 'specs', '--out', other]);
  expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
});

it.each([
  ['--help'],
  ['inspect', 'specs', '--silent'],
  ['openapi', 'specs', '--silent'],
  ['lint', 'specs', '--silent'],
  ['lint', '--explain', 'operation-duplicate'],
])('prints the same for %s from one bundle as from its modules', (...args) => {
  expect(run(bundled, args)).toBe(run(modules, args));
});
