import { expect, it } from 'vitest';
import { compareEngines } from './compare-engines.js';

it('finds the same with the linear engine as with the native one', () => {
  expect(compareEngines(150)).toEqual([]);
});
