import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPageReader, createPlainPageReader, type PageReader } from '../../generator/1-read/create-page-reader.js';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { PageSource } from '../../generator/model/page-tree.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { pageLikeText } from './page-like-text.js';
import '../support/fuzz-seed.js';

/** A few hundred in a normal run; `FUZZ_RUNS=20000 npx vitest run test/1-read` for an hour of doubt. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400);

function readAll(reader: PageReader, sources: readonly PageSource[]) {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  return { trees: sources.map((source) => reader.readPage(source, report)), diagnostics };
}

describe('reading a page piece by piece gives what remark gives for the whole', () => {
  test('for text that looks like pages', () => {
    const fast = createPageReader();
    const plain = createPlainPageReader();
    fc.assert(
      fc.property(pageLikeText, (text) => {
        const source = { path: 'a', file: 'a.md', text };
        expect(readAll(fast, [source])).toEqual(readAll(plain, [source]));
      }),
      { numRuns },
    );
  }, 3_600_000);

  describe('for real pages', needsSharedFolder, () => {
    const { pages } = findPages([sharedPath('corpus')], ['openapi', 'webhook'], () => {});
    const sources = pages.flatMap((page) => readPageSource(page, () => {}) ?? []);

    test('of which there are 708', () => {
      expect(sources.length).toBe(708);
    });

    test('for each of them', () => {
      expect(readAll(createPageReader(), sources)).toEqual(readAll(createPlainPageReader(), sources));
    });
  });
});
