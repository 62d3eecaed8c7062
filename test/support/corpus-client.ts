import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { holdLock } from '../../build/hold-lock.mjs';
import { findPages } from '../../generator/1-read/find-pages.js';
import { readPageSource } from '../../generator/1-read/read-page-source.js';
import { buildRequest } from '../../generator/4-emit/build-request.js';
import { emitClient, listOperationFiles } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { printExample } from '../../generator/4-emit/print-example.js';
import { printExampleCheck } from '../../generator/4-emit/print-example-check.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import type { GeneratedFile } from '../../generator/model/generated-file.js';
import { pageRulesOf } from '../../generator/model/page-rules.js';
import type { Operation, Page } from '../../generator/model/schema.js';
import { sharedPath } from '../conformance/shared-folder.js';
import { repository } from './run-docwright.js';
import { writeFiles } from './temporary-folder.js';

/** The client of the corpus, in a folder that all tests share: do not change it. */
export interface CorpusClient {
  /** Each file of the client as TypeScript and, beside it, as JavaScript. */
  readonly folder: string;
  /** The pages of the client. */
  readonly pages: readonly Page[];
  /** Files below `folder` that check the examples of a page, one for each page that has any. */
  readonly checks: readonly string[];
  /** Pages with a sample that is not shown, and without a diagnostic that says why. */
  readonly hidden: readonly string[];
}

type Contents = Omit<CorpusClient, 'folder'>;

const parent = join(repository, 'test/.tmp');
const folder = join(parent, 'corpus-client');
const contents = join(parent, 'corpus-client.json');
const ignore = () => {};

/** Generate the client of the corpus, unless it exists for the same generator and the same pages. */
export async function readCorpusClient(): Promise<CorpusClient> {
  mkdirSync(parent, { recursive: true });
  const release = await holdLock(join(parent, 'corpus-client.lock'));
  try {
    const key = hashInputs();
    return { folder, ...(readContents(key) ?? writeContents(key)) };
  } finally {
    release();
  }
}

/** Hash the built generator, the files here that write the client, and the pages. */
function hashInputs(): string {
  const hash = createHash('sha256');
  const corpus = sharedPath('corpus');
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  const paths = [
    join(repository, 'dist/.sources'),
    import.meta.filename,
    ...files.sort().map((path) => join(corpus, path)),
  ];
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function readContents(key: string): Contents | undefined {
  if (!existsSync(contents)) return undefined;
  const written: Contents & { readonly key: string } = JSON.parse(readFileSync(contents, 'utf8'));
  return written.key === key ? written : undefined;
}

/** The file that marks the client as complete is written last. */
function writeContents(key: string): Contents {
  rmSync(contents, { force: true });
  rmSync(folder, { recursive: true, force: true });
  const written = writeClient();
  writeFileSync(contents, JSON.stringify({ key, ...written }));
  return written;
}

function writeClient(): Contents {
  const described = describePages();
  const pages = described.map(({ page }) => page);
  const emitted = pages.flatMap(
    (page) => emitPage(page, { api: wechatpayApi, callFolders: ['openapi'], report: ignore }) ?? [],
  );
  const checks = listOperationFiles(emitted, ignore).flatMap((file) => printExampleCheck(file, wechatpayApi) ?? []);
  const files = emitClient(
    { api: wechatpayApi, pages: emitted, runtime: readRuntime(wechatpayApi), version: '0', input: '' },
    ignore,
  );
  writeFiles(folder, Object.fromEntries([...files, ...checks].map(({ path, text }) => [path, text])));
  transpile(files);
  const hiding = described.filter(({ page, isOdd }) => !isOdd && page.operations.some((each) => isHidden(each)));
  return { pages, checks: checks.map(({ path }) => path), hidden: hiding.map(({ page }) => page.path) };
}

interface Described {
  readonly page: Page;
  /** Whether a diagnostic is about a sample. */
  readonly isOdd: boolean;
}

function describePages(): Described[] {
  const describePage = createDescriber(wechatpay);
  return findPages([sharedPath('corpus')], pageRulesOf(wechatpay), ignore).pages.flatMap((file) => {
    const source = readPageSource(file, ignore);
    if (source === undefined) return [];
    const { page, diagnostics } = describePage(source);
    const isOdd = diagnostics.some(({ code }) => code.startsWith('sample-'));
    return page.operations.length > 0 ? [{ page, isOdd }] : [];
  });
}

function isHidden(operation: Operation): boolean {
  return operation.examples.length > 0 && printExample(operation, callOf(operation)) === '';
}

/** Write JavaScript beside each file, so that imports need no change. */
function transpile(files: readonly GeneratedFile[]): void {
  writeFiles(folder, { 'package.json': '{ "type": "module" }' });
  const paths = files.map(({ path }) => path).filter((path) => path.endsWith('.ts'));
  buildSync({
    entryPoints: paths.map((path) => join(folder, path)),
    outdir: folder,
    outbase: folder,
    format: 'esm',
    target: 'node20',
  });
}

function callOf(operation: Operation) {
  const api = wechatpayApi;
  return { module: 'page', api, request: buildRequest(operation, api), exported: operation.anchor };
}
