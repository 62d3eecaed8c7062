import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilers } from '../support/compile.js';

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The errors of compiling what other generators wrote, a line each; their code does without the strictest options. */
export function compileStrictly(folder: string): string[] {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { stdout } = spawnSync(process.execPath, [compilers['newest TypeScript'], '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  return stdout.split('\n').filter((line) => /error TS\d+/.test(line));
}
