import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from './support/compile.js';
import { repository } from './support/run-docwright.js';
import { createTestFolder, writeFiles } from './support/temporary-folder.js';

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

it('runs from the packed tarball in an empty folder, and the client that it writes compiles', {
  timeout: 180_000,
}, () => {
  const folder = createTestFolder();
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], repository);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFiles(folder, { 'package.json': '{ "private": true, "type": "module" }' });
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], folder);
  cpSync(join(repository, 'specs'), join(folder, 'docs'), { recursive: true });
  npm(['exec', '--', 'docwright', 'generate', 'docs', '--out', 'client'], folder);
  expect(readFileSync(join(folder, 'client/v3/payroll-card/tokens.ts'), 'utf8')).toEqual(
    readFileSync(join(repository, 'generated/v3/payroll-card/tokens.ts'), 'utf8'),
  );
  expect(compile(join(folder, 'client'), 'newest TypeScript')).toEqual([]);
  const program = "import { inspect } from 'docwright'; console.log((await inspect({ input: 'docs' })).schemaVersion);";
  expect(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' }),
  ).toBe('1\n');
  const served =
    "import { startSandbox } from 'docwright/sandbox'; const sandbox = await startSandbox({ input: 'docs' }); for (const path of ['', 'v3/certificates']) console.log((await fetch(sandbox.url + path)).status); await sandbox.close();";
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', served], { cwd: folder, encoding: 'utf8' })).toBe(
    '200\n401\n',
  );
});
