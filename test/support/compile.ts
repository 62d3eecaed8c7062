import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './run-docwright.js';

/** The oldest and the newest compiler that a generated client supports. */
export const compilers = {
  'TypeScript 5.4': join(repository, 'test/peers/node_modules/typescript-5.4/bin/tsc'),
  'newest TypeScript': join(repository, 'node_modules/typescript/bin/tsc'),
} as const;

export type Compiler = keyof typeof compilers;

const strictest = {
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The errors of compiling the files of a folder, a line each. */
export function compile(folder: string, compiler: Compiler, lib?: readonly string[], options: object = {}): string[] {
  const config = {
    compilerOptions: { ...strictest, ...(lib && { lib }), ...options },
    include: ['**/*.ts', '**/*.cts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { stdout } = spawnSync(process.execPath, [compilers[compiler], '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  return stdout.split('\n').filter((line) => /error TS\d+/.test(line));
}
