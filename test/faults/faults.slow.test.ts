import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolder } from '../support/temporary-folder.js';
import { furtherFaults } from './further-faults.js';
import { loadRuntime, type Runtime } from './load-runtime.js';
import { publishedFaults } from './published-faults.js';

describe('the faults of published SDKs', () => {
  let folder = '';
  let runtime: Runtime;

  beforeAll(async () => {
    folder = createFolder();
    runtime = await loadRuntime(join(folder, 'as-it-is'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are all listed', () => {
    const numbers = new Set(publishedFaults.map(({ number }) => number));
    expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each([...publishedFaults, ...furtherFaults])(
    'is detected: $fault',
    async ({ file, from, to, observe, right, wrong, fault }) => {
      const mutated = await loadRuntime(join(folder, fault.replace(/\W/g, '-')), { file, from, to });
      expect(await observe(runtime)).toBe(right);
      expect(await observe(mutated)).toBe(wrong);
    },
  );
});
