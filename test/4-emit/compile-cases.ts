import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Compiler, compilers } from '../support/compile.js';
import { writeFiles } from '../support/temporary-folder.js';
import { cases, emitPages, readPages } from './emit-case.js';

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

/** The errors outside the runtime of compiling all cases as one client, with their examples and `usage.ts.txt`. */
export async function compileCases(folder: string, compiler: Compiler, exact: boolean): Promise<string[]> {
  const { files, checks } = emitPages(cases.flatMap(readPages));
  const usage = { path: 'usage.ts', text: readFileSync(new URL('usage.ts.txt', import.meta.url), 'utf8') };
  const project = { compilerOptions: { ...compilerOptions, exactOptionalPropertyTypes: exact } };
  writeFiles(folder, {
    ...Object.fromEntries([...files, ...checks, usage].map(({ path, text }) => [path, text])),
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(project),
  });
  const args = [compilers[compiler], '-p', join(folder, 'tsconfig.json')];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((failed) => failed);
  return withoutRuntime(stdout);
}

/** Leave out errors of the runtime, which has its own tests. */
function withoutRuntime(output: string): string[] {
  return output.split('\n').filter((line) => line.includes('error') && !/\/runtime\/|^\S*runtime\//.test(line));
}
