import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import { fixPage } from '../../generator/fix/fix-page.js';
import { fixes } from '../../generator/fix/fixes.js';
import { spoil } from './mutate-page.js';
import { pagePath, pageText } from './page-grammar.js';
import '../support/fuzz-seed.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const describePage = createDescriber(wechatpay);

function fixOnce(path: string, text: string) {
  const { diagnostics } = describePage({ path, file: `${path}.md`, text });
  return fixPage(text, diagnostics, wechatpay);
}

/** As often as `lint --fix` tries. */
function fixAll(path: string, text: string): string {
  return [1, 2, 3, 4, 5].reduce((corrected) => fixOnce(path, corrected).text, text);
}

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
/** Faults that can be fixed, inserted into pages that are broken in other ways. */
const faulty = fc.tuple(spoil(pageText), lineEnds).map(([text, lineEnd]) =>
  text
    .replaceAll('data-encoded=', 'data-encoded-by=')
    .replace(/^(\| \w+)(\w)/gm, '$1 $2')
    .replace(/^\| -.*\n/m, '')
    .replaceAll('\n', lineEnd),
);

it('fixes any page so that nothing is left to fix', () => {
  fc.assert(
    fc.property(pagePath, faulty, (path, text) => {
      const corrected = fixAll(path, text);
      expect(fixOnce(path, corrected)).toEqual({ text: corrected, fixed: [] });
    }),
    { numRuns },
  );
}, 3_600_000);

it('changes no line in which nothing is fixed', () => {
  fc.assert(
    fc.property(pagePath, faulty, (path, text) => {
      const { text: corrected, fixed } = fixOnce(path, text);
      const touched = new Set(fixed.map(({ range }) => range.start.line));
      const kept = text.split(/\r\n|\n|\r/).filter((_, index) => !touched.has(index + 1));
      const left = corrected.split(/\r\n|\n|\r/);
      expect(kept.filter((line) => !left.includes(line))).toEqual([]);
      expect(fixed.every(({ code }) => Object.hasOwn(fixes, code))).toBe(true);
    }),
    { numRuns },
  );
}, 3_600_000);
