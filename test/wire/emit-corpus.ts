import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpay } from '../../generator/dialects/wechatpay.js';
import { createDescriber } from '../../generator/generate.js';
import type { Page } from '../../generator/model/schema.js';
import { sharedPath } from '../conformance/shared-folder.js';
import { writeFiles } from '../support/temporary-folder.js';

const ignore = () => {};

/** Emits the client of the corpus below `folder`, as JavaScript; gives the pages that it was made of. */
export function emitCorpus(folder: string): readonly Page[] {
  const describePage = createDescriber(wechatpay);
  const pages = findPages([sharedPath('corpus')], ['openapi', 'webhook'], ignore).pages.flatMap((file) => {
    const source = readPageSource(file, ignore);
    const page = source && describePage(source).page;
    return page && page.operations.length > 0 ? [page] : [];
  });
  const emitted = pages.flatMap((page) => emitPage(page, ignore) ?? []);
  const files = emitClient({ pages: emitted, runtime: readRuntime(), version: '0', input: '' }, ignore);
  writeFiles(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  transpile(
    folder,
    files.map(({ path }) => path).filter((path) => path.endsWith('.ts')),
  );
  return pages;
}

/** Beside each file, so that the imports stay as they are. */
function transpile(folder: string, paths: readonly string[]): void {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  buildSync({
    entryPoints: paths.map((path) => join(folder, path)),
    outdir: folder,
    outbase: folder,
    format: 'esm',
    target: 'node20',
  });
}
