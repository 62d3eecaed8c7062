import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPageReader, createPlainPageReader } from '../../generator/1-read/create-page-reader.js';
import { pageLikeText } from './page-like-text.js';
import { readAll } from './read-all.js';
import '../support/fuzz-seed.js';

/** A few hundred in a normal run; `FUZZ_RUNS=20000 npx vitest run test/1-read` for a longer run. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400);

test('a page read piece by piece gives the same tree as remark for the whole page', () => {
  const fast = createPageReader({ attributes: true });
  const plain = createPlainPageReader({ attributes: true });
  fc.assert(
    fc.property(pageLikeText, fc.constantFrom('a.md', 'a.mdx'), (text, file) => {
      const source = { path: 'a', file, text };
      expect(readAll(fast, [source])).toEqual(readAll(plain, [source]));
    }),
    { numRuns },
  );
}, 3_600_000);

test.each([
  ['an open fence of tildes', '# a\n\n~~~\u2029\n\n| a | b\n| --- | ---\n| c | d\n'],
  ['a fence of tildes', '# a\n\n~~~ x\u2028y\n\n| a | b\n| --- | ---\n\n~~~\n\n# b\n'],
  ['HTML in a list item', '# a\n\n- x\u2028<div>\n\n| a | b\n| --- | ---\n| c | d\n'],
])('Unicode line separators do not end a line: %s', (_, text) => {
  const source = { path: 'a', file: 'a.md', text };
  expect(readAll(createPageReader({ attributes: true }), [source])).toEqual(
    readAll(createPlainPageReader({ attributes: true }), [source]),
  );
});

test('a byte order mark between paragraphs reads the same whatever was read before', () => {
  const mark = { path: 'a', file: 'a.md', text: '\n\ufeff\n' };
  const page = { path: 'b', file: 'b.md', text: '# a\n\n\ufeff\n\nwords\n' };
  const sources = [mark, page];
  expect(readAll(createPageReader({ attributes: true }), sources)).toEqual(
    readAll(createPlainPageReader({ attributes: true }), sources),
  );
});
