import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { printExampleCheck } from '../../generator/4-emit/print-example-check.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpay } from '../../generator/dialects/wechatpay.js';
import { createDescriber } from '../../generator/generate.js';
import { hasSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { createFolder, writeFiles } from '../support/temporary-folder.js';

const ignore = () => {};

/** Emits the corpus with a check of every example beside its page; gives the pages whose samples have a diagnostic. */
function writeCorpusClient(folder: string): { readonly odd: ReadonlySet<string>; readonly examples: number } {
  const describePage = createDescriber(wechatpay);
  const odd = new Set<string>();
  let examples = 0;
  const pages = findPages([sharedPath('corpus')], ['openapi', 'webhook'], ignore).pages.flatMap((file) => {
    const source = readPageSource(file, ignore);
    if (source === undefined) return [];
    const { page, diagnostics } = describePage(source);
    const emitted = page.operations.length > 0 ? emitPage(page, ignore) : undefined;
    const check = emitted && printExampleCheck(page, emitted.entry);
    if (check) writeFiles(folder, { [check.path]: check.text });
    if (check && diagnostics.some(({ code }) => code.startsWith('sample-'))) odd.add(check.path);
    examples += check ? 1 : 0;
    return emitted ?? [];
  });
  const files = emitClient({ pages, runtime: readRuntime(), version: '0', input: '' }, ignore);
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  return { odd, examples };
}

describe.skipIf(!hasSharedFolder('the client of the corpus'))('the client of the corpus', () => {
  let folder = '';
  let odd: ReadonlySet<string> = new Set();
  let examples = 0;

  beforeAll(() => {
    folder = createFolder();
    ({ odd, examples } = writeCorpusClient(folder));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(compilers) as Compiler[])(
    'compiles without an error, and so does every example whose page has no diagnostic, in %s',
    { timeout: 240_000 },
    (compiler) => {
      const errors = compile(folder, compiler).filter((line) => {
        const file = relative(folder, join(process.cwd(), line.slice(0, line.indexOf('('))));
        return !odd.has(file);
      });
      expect(errors).toEqual([]);
    },
  );

  it('shows an example for every page with a sample', () => {
    expect(examples).toBeGreaterThan(600);
  });
});
