import { describe, expect, it } from 'vitest';
import { printExample } from '../../generator/4-emit/print-example.js';
import { compile } from '../support/compile.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { readSpecsPages, writeWithExamples } from './specs-pages.js';

const pages = readSpecsPages();

describe('the examples of specs', () => {
  it('show the first sample of every call, in TypeScript where the page has such', () => {
    const calls = pages.flatMap((page) => page.operations.map((operation) => ({ page, operation })));
    const hidden = calls.filter(
      ({ page, operation: { examples, ...rest } }) =>
        examples.length > 0 && printExample(page, { ...rest, examples: examples.slice(0, 1) }, rest.anchor) === '',
    );
    expect(hidden.map(({ page }) => page.path)).toEqual([]);
  });

  it('compile in the strictest mode of the newest TypeScript', () => {
    const folder = createTestFolder();
    expect(writeWithExamples(folder, pages)).toBeGreaterThan(100);
    expect(compile(folder, 'newest TypeScript', ['es2022'])).toEqual([]);
  });
});
