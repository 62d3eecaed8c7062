import { readdirSync, readFileSync } from 'node:fs';
import { emitClient, listOperationFiles } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { printExampleCheck } from '../../generator/4-emit/print-example-check.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { ApiSchema, Page } from '../../generator/model/schema.js';

const folder = new URL('../fixtures/emit/', import.meta.url);

/** The folders under `test/fixtures/emit`, each named by a sentence. */
export const cases = readdirSync(folder).sort();

/** The folder with the files that a case expects. */
export function expectedFolder(name: string): URL {
  return new URL(`${name}/expected/`, folder);
}

/** The pages of a case. */
export function readPages(name: string): readonly Page[] {
  const schema: ApiSchema = JSON.parse(readFileSync(new URL(`${name}/schema.json`, folder), 'utf8'));
  return schema.pages;
}

/** The client of some pages, the checks of its examples, and the diagnostics. */
export function emitPages(pages: readonly Page[]) {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const emitted = pages.flatMap(
    (page) => emitPage(page, { api: wechatpayApi, callFolders: ['openapi'], report }) ?? [],
  );
  const parts = { runtime: readRuntime(wechatpayApi), version: '0.0.0', input: 'none' };
  const files = emitClient({ api: wechatpayApi, ...parts, pages: emitted }, report);
  const checks = listOperationFiles(emitted, () => {}).flatMap((file) => printExampleCheck(file, wechatpayApi) ?? []);
  return { files, checks, diagnostics };
}
