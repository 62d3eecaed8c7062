import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPageReader, createPlainPageReader } from '../../generator/1-read/create-page-reader.js';
import { pageLikeText } from './page-like-text.js';
import { readAll } from './read-all.js';
import '../support/fuzz-seed.js';

/** A few hundred in a normal run; `FUZZ_RUNS=20000 npx vitest run test/1-read` for an hour of doubt. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 400);

test('reading a page piece by piece gives what remark gives for the whole', () => {
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
