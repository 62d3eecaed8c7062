import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import { mendPage } from '../../generator/fix/mend-page.js';
import { mends } from '../../generator/fix/mends.js';
import { spoil } from './mutate-page.js';
import { pagePath, pageText } from './page-grammar.js';
import '../support/fuzz-seed.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);
const describePage = createDescriber(wechatpay);

function mendOnce(path: string, text: string) {
  const { diagnostics } = describePage({ path, file: `${path}.md`, text });
  return mendPage(text, diagnostics, wechatpay);
}

/** As often as `lint --fix` tries. */
function mendAll(path: string, text: string): string {
  return [1, 2, 3, 4, 5].reduce((mended) => mendOnce(path, mended).text, text);
}

const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
/** Faults that can be mended, put into pages that are spoilt in every other way. */
const faulty = fc.tuple(spoil(pageText), lineEnds).map(([text, lineEnd]) =>
  text
    .replaceAll('data-encoded=', 'data-encoded-by=')
    .replace(/^(\| \w+)(\w)/gm, '$1 $2')
    .replace(/^\| -.*\n/m, '')
    .replaceAll('\n', lineEnd),
);

it('mends any page to one that has nothing more to mend', () => {
  fc.assert(
    fc.property(pagePath, faulty, (path, text) => {
      const mended = mendAll(path, text);
      expect(mendOnce(path, mended)).toEqual({ text: mended, fixed: [] });
    }),
    { numRuns },
  );
}, 3_600_000);

it('changes no line in which nothing is mended', () => {
  fc.assert(
    fc.property(pagePath, faulty, (path, text) => {
      const { text: mended, fixed } = mendOnce(path, text);
      const touched = new Set(fixed.map(({ range }) => range.start.line));
      const kept = text.split(/\r\n|\n|\r/).filter((_, index) => !touched.has(index + 1));
      const left = mended.split(/\r\n|\n|\r/);
      expect(kept.filter((line) => !left.includes(line))).toEqual([]);
      expect(fixed.every(({ code }) => Object.hasOwn(mends, code))).toBe(true);
    }),
    { numRuns },
  );
}, 3_600_000);
