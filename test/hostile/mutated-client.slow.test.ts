import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GeneratedFile } from '../../generator/model/generated-file.js';
import { compile } from '../support/compile.js';
import { fuzzSeed } from '../support/fuzz-seed.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { createEmitter, emitAll } from './emit-pages.js';
import { findForeignCalls } from './find-foreign-calls.js';
import { spoil } from './mutate-page.js';
import { pagePath, pageText, type WrittenPage } from './page-grammar.js';

/** One batch in a normal run; `FUZZ_BATCHES=60 npm run test:slow -- test/hostile/mutated-client` for more. */
const numBatches = Number(process.env['FUZZ_BATCHES'] ?? 1);
const batchSize = 300;
const batch = fc.array(fc.record({ path: pagePath, text: spoil(pageText) }), {
  minLength: batchSize,
  maxLength: batchSize,
  size: 'max',
});

/** The client of pages that are each in a separate folder, so that none is left out because of another. */
function emitApart(pages: readonly WrittenPage[]): GeneratedFile[] {
  const emit = createEmitter();
  const apart = pages.map(({ path, text }, index) => ({ path: path.replace('/', `/v3/p${index}/`), text }));
  return emitAll(apart.flatMap((page) => emit(page).emitted ?? []));
}

/** The client of pages in the folders of their own names. */
function emitTogether(pages: readonly WrittenPage[]): GeneratedFile[] {
  const emit = createEmitter();
  const distinct = new Map(pages.map((page) => [page.path, page]));
  return emitAll([...distinct.values()].flatMap((page) => emit(page).emitted ?? []));
}

function findProblems(files: readonly GeneratedFile[]) {
  const folder = createTestFolder();
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const overAll = files.filter(({ path }) => ['index.ts', 'client.ts', 'notifications.ts'].includes(path));
  return {
    calls: overAll.flatMap(({ path, text }) => findForeignCalls(path, text)),
    errors: compile(folder, 'newest TypeScript', ['es2022']),
  };
}

describe.each([
  ['each in a separate folder', emitApart],
  ['where their names put them', emitTogether],
])('the client of hundreds of mutated pages, %s', (_, emit) => {
  test('compiles, and has only the calls of the templates', { timeout: 3_600_000 }, () => {
    for (const pages of fc.sample(batch, { numRuns: numBatches, seed: fuzzSeed })) {
      expect({ seed: fuzzSeed, ...findProblems(emit(pages)) }).toEqual({ seed: fuzzSeed, calls: [], errors: [] });
    }
  });
});
