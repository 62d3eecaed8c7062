import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { cases, emitPages, readPages } from './emit-case.js';

const require = createRequire(import.meta.url);
const root = mkdtempSync(join(process.cwd(), 'node_modules', '.emit-'));
afterAll(() => rmSync(root, { recursive: true }));

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2023'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

const { files, checks } = emitPages(cases.flatMap(readPages));
const usage = { path: 'usage.ts', text: readFileSync(new URL('usage.ts.txt', import.meta.url), 'utf8') };
for (const { path, text } of [...files, ...checks, usage]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
writeFileSync(join(root, 'package.json'), '{ "type": "module" }');

test.each([
  ['typescript-5.4', true],
  ['typescript-5.4', false],
  ['typescript', true],
  ['typescript', false],
] as const)(
  'a client, its examples and what is written against it compile with %s, exactOptionalPropertyTypes: %s',
  async (compiler, exact) => {
    const project = join(root, `tsconfig.${compiler}.${exact}.json`);
    writeFileSync(
      project,
      JSON.stringify({ compilerOptions: { ...compilerOptions, exactOptionalPropertyTypes: exact } }),
    );
    const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin', 'tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', project]).catch((failed) => failed);
    expect(withoutRuntime(stdout)).toEqual([]);
  },
);

/** The runtime has tests of its own. */
function withoutRuntime(output: string): string[] {
  return output.split('\n').filter((line) => line.includes('error') && !/\/runtime\/|^\S*runtime\//.test(line));
}
