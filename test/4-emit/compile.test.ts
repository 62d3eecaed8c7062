import { expect, test } from 'vitest';
import { createTestFolder } from '../support/temporary-folder.js';
import { compileCases } from './compile-cases.js';

test.each([true, false])(
  'a client, its examples and what is written against it compile with the newest TypeScript, exactOptionalPropertyTypes: %s',
  async (exact) => {
    expect(await compileCases(createTestFolder(), 'newest TypeScript', exact)).toEqual([]);
  },
);
