import { emitClient, listOperationFiles } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { printExampleCheck } from '../../generator/4-emit/print-example-check.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Api } from '../../generator/model/api.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { Method, Operation, Page } from '../../generator/model/schema.js';
import { at, call, libraryApi } from '../support/plain-schema.js';

const api: Api = { ...libraryApi, client: { type: 'LibraryClient', variable: 'library', call: '' } };

/** A call by its method and URL: `GET /v1/loans`. */
export function callOf(line: string, more: Partial<Operation> = {}): Operation {
  const [method = '', url = ''] = line.split(/ (.*)/s);
  return call(method as Method, url, more);
}

export function page(path: string, ...operations: readonly Operation[]): Page {
  return { path, operations: operations.map((each) => ({ ...each, source: { ...at(1), file: `${path}.md` } })) };
}

/** The client of some pages whose files are those of their URLs, the checks of its examples, and what was reported. */
export function emitByUrl(pages: readonly Page[], changes: Partial<Api> = {}) {
  const changed: Api = { ...api, ...changes };
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const emitted = pages.flatMap((each) => emitPage(each, { api: changed, report, filesOf: 'url' }) ?? []);
  const parts = { pages: emitted, api: changed, runtime: readRuntime(changed), version: '0', input: '' };
  const files = emitClient(parts, report);
  const checks = listOperationFiles(emitted, () => {}).flatMap((file) => printExampleCheck(file, changed) ?? []);
  const textOf = (name: string) => files.find(({ path }) => path === name)?.text ?? '';
  const own = files.filter(({ path }) => /\.ts$/.test(path) && !/^(?:runtime\/|client\.ts|index\.ts)/.test(path));
  return { files, checks, textOf, operationFiles: own.map(({ path }) => path), diagnostics };
}
