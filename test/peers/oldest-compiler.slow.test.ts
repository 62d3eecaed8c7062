import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileCases } from '../4-emit/compile-cases.js';
import { emitByUrl } from '../4-emit/plain-client.js';
import { plainPages } from '../4-emit/plain-pages.js';
import { readSpecsPages, writeWithExamples } from '../client/specs-pages.js';
import { compile } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const oldest = 'TypeScript 5.4';

it.each([
  ['Node alone', ['es2022']],
  ['the DOM', ['es2022', 'dom', 'dom.iterable']],
])('compiles the generated client in the strictest mode with the types of %s', (_, lib) => {
  const folder = createTestFolder();
  cpSync(join(repository, 'generated'), folder, { recursive: true });
  expect(compile(folder, oldest, lib)).toEqual([]);
});

it('compiles a client of a plain API with every construct, and the types of the DOM alone', () => {
  const folder = createTestFolder();
  writeFiles(folder, Object.fromEntries(emitByUrl(plainPages).files.map(({ path, text }) => [path, text])));
  expect(compile(folder, oldest, ['es2022', 'dom', 'dom.iterable'], { types: [] })).toEqual([]);
});

it('compiles the examples of specs in the strictest mode', () => {
  const folder = createTestFolder();
  expect(writeWithExamples(folder, readSpecsPages())).toBeGreaterThan(100);
  expect(compile(folder, oldest, ['es2022'])).toEqual([]);
});

it.each([true, false])('compiles each case of the emitter, exactOptionalPropertyTypes: %s', async (exact) => {
  expect(await compileCases(createTestFolder(), oldest, exact)).toEqual([]);
});
