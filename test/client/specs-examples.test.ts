import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { printExample } from '../../generator/4-emit/print-example.js';
import { wechatpay } from '../../generator/dialects/wechatpay.js';
import { createDescriber } from '../../generator/generate.js';
import { emitPages } from '../4-emit/emit-case.js';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const ignore = () => {};
const describePage = createDescriber(wechatpay);
const found = findPages([join(repository, 'specs')], ['openapi', 'webhook'], ignore).pages;
const pages = found.flatMap((file) => {
  const source = readPageSource(file, ignore);
  return source ? [describePage(source).page] : [];
});

describe('the examples of specs', () => {
  it('show the first sample of every call, in TypeScript where the page has such', () => {
    const calls = pages.flatMap((page) => page.operations.map((operation) => ({ page, operation })));
    const hidden = calls.filter(
      ({ page, operation: { examples, ...rest } }) =>
        examples.length > 0 && printExample(page, { ...rest, examples: examples.slice(0, 1) }, rest.anchor) === '',
    );
    expect(hidden.map(({ page }) => page.path)).toEqual([]);
  });

  it.each(Object.keys(compilers) as Compiler[])('compile in the strictest mode of %s', { timeout: 120_000 }, (name) => {
    const folder = createTestFolder();
    const { files, checks } = emitPages(pages);
    writeFiles(folder, Object.fromEntries([...files, ...checks].map(({ path, text }) => [path, text])));
    expect(checks.length).toBeGreaterThan(100);
    expect(compile(folder, name, ['es2022'])).toEqual([]);
  });
});
