import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { printExample } from '../../generator/4-emit/print-example.js';
import { printExampleCheck } from '../../generator/4-emit/print-example-check.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpay } from '../../generator/dialects/wechatpay.js';
import { createDescriber } from '../../generator/generate.js';
import type { Operation, Page } from '../../generator/model/schema.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { createFolder, writeFiles } from '../support/temporary-folder.js';

const ignore = () => {};

interface WrittenExamples {
  readonly shown: number;
  /** Pages with a sample that is not shown, and no diagnostic that says why. */
  readonly hidden: readonly string[];
}

/** Emits the corpus with a check of every example beside its page. */
function writeCorpusClient(folder: string): WrittenExamples {
  const describePage = createDescriber(wechatpay);
  const hidden: string[] = [];
  let shown = 0;
  const pages = findPages([sharedPath('corpus')], ['openapi', 'webhook'], ignore).pages.flatMap((file) => {
    const source = readPageSource(file, ignore);
    if (source === undefined) return [];
    const { page, diagnostics } = describePage(source);
    const emitted = page.operations.length > 0 ? emitPage(page, ignore) : undefined;
    const check = emitted && printExampleCheck(page, emitted.entry);
    if (check) writeFiles(folder, { [check.path]: check.text });
    const unshown = page.operations.filter((operation) => operation.examples.length > 0 && !isShown(page, operation));
    const isOdd = diagnostics.some(({ code }) => code.startsWith('sample-'));
    if (unshown.length > 0 && !isOdd) hidden.push(page.path);
    shown += check ? 1 : 0;
    return emitted ?? [];
  });
  const files = emitClient({ pages, runtime: readRuntime(), version: '0', input: '' }, ignore);
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  return { shown, hidden };
}

function isShown(page: Page, operation: Operation): boolean {
  return printExample(page, operation, operation.anchor) !== '';
}

describe('the client of the corpus', needsSharedFolder, () => {
  let folder = '';
  let examples: WrittenExamples = { shown: 0, hidden: [] };

  beforeAll(() => {
    folder = createFolder();
    examples = writeCorpusClient(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(compilers) as Compiler[])(
    'compiles without an error, and so does every example, in %s',
    (compiler) => {
      expect(compile(folder, compiler)).toEqual([]);
    },
  );

  it('shows the sample of a page, or says by a diagnostic why it does not fit', () => {
    expect(examples.hidden).toEqual([]);
    expect(examples.shown).toBeGreaterThan(600);
  });
});
