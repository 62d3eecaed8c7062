import { expect, it } from 'vitest';
import { compareEngines } from './compare-engines.js';

it('finds the same with the linear engine as with the native one, for many patterns', () => {
  expect(compareEngines(Number(process.env['FUZZ_RUNS'] ?? 3_000))).toEqual([]);
});
