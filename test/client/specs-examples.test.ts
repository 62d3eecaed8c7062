import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../generator/4-emit/build-request.js';
import { printExample } from '../../generator/4-emit/print-example.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { compile } from '../support/compile.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { readSpecsPages, writeWithExamples } from './specs-pages.js';

const pages = readSpecsPages();

describe('the examples of specs', () => {
  it('show the first sample of every call, in TypeScript where the page has one', () => {
    const calls = pages.flatMap((page) => page.operations.map((operation) => ({ page, operation })));
    const hidden = calls.filter(({ operation: { examples, ...rest } }) => {
      const operation = { ...rest, examples: examples.slice(0, 1) };
      const context = {
        module: 'page',
        api: wechatpayApi,
        request: buildRequest(operation, wechatpayApi),
        exported: rest.anchor,
      };
      return examples.length > 0 && printExample(operation, context) === '';
    });
    expect(hidden.map(({ page }) => page.path)).toEqual([]);
  });

  it('compile in the strictest mode of the newest TypeScript', () => {
    const folder = createTestFolder();
    expect(writeWithExamples(folder, pages)).toBeGreaterThan(100);
    expect(compile(folder, 'newest TypeScript', ['es2022'])).toEqual([]);
  });
});
