import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { pageRulesOf } from '../../generator/model/page-rules.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { createEmitter } from './emit-pages.js';
import { findBrokenDiagnostics } from './find-broken-diagnostics.js';
import { findBrokenSchema } from './find-broken-schema.js';
import { findForeignCode } from './find-foreign-code.js';
import { spoil } from './mutate-page.js';
import { pagePath, pageText, type WrittenPage } from './page-grammar.js';
import '../support/fuzz-seed.js';
import { fileOfPage } from '../support/file-of-page.js';

/** A few hundred in a normal run; `FUZZ_RUNS=20000 npm run test:slow -- test/hostile/mutated-pages` for more. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const emit = createEmitter();

function findBroken(written: WrittenPage) {
  const { page, emitted, diagnostics } = emit(written);
  const file = fileOfPage(emitted);
  return {
    diagnostics: findBrokenDiagnostics(diagnostics, { file: `${written.path}.md`, text: written.text }),
    schema: findBrokenSchema(page),
    code: file ? findForeignCode(file.path, file.text) : [],
  };
}

const nothing = { diagnostics: [], schema: [], code: [] };

describe('a mutated page gives inert code, a valid schema and diagnostics with a place', () => {
  test('if it is generated from the grammar of the dialect', () => {
    fc.assert(
      fc.property(pagePath, spoil(pageText), (path, text) => {
        expect(findBroken({ path, text })).toEqual(nothing);
      }),
      { numRuns },
    );
  }, 3_600_000);

  test('and the same code whatever was read before', () => {
    fc.assert(
      fc.property(pagePath, spoil(pageText), (path, text) => {
        expect(createEmitter()({ path, text })).toEqual(emit({ path, text }));
      }),
      { numRuns },
    );
  }, 3_600_000);

  describe('if it is a real page', needsSharedFolder, () => {
    const { pages } = findPages([sharedPath('corpus')], pageRulesOf(wechatpay), () => {});
    const sources = pages.flatMap((page) => readPageSource(page, () => {}) ?? []);

    test('of the corpus', () => {
      const real = fc
        .constantFrom(...sources)
        .chain(({ path, text }) => spoil(fc.constant(text)).map((spoilt) => ({ path, text: spoilt })));
      fc.assert(
        fc.property(real, (written) => {
          expect(findBroken(written)).toEqual(nothing);
        }),
        { numRuns },
      );
    }, 3_600_000);
  });
});
