import { emitClient } from '../../generator/4-emit/emit-client.js';
import { type EmittedPage, emitPage } from '../../generator/4-emit/emit-page.js';
import { readRuntime } from '../../generator/4-emit/read-runtime.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { GeneratedFile } from '../../generator/model/generated-file.js';
import type { Page } from '../../generator/model/schema.js';
import type { WrittenPage } from './page-grammar.js';

/** The result of all phases for one page. */
export interface Outcome {
  readonly page: Page;
  readonly emitted: EmittedPage | undefined;
  readonly diagnostics: readonly Diagnostic<Code>[];
}

/** Create a function that takes page after page through all phases, as a run does. */
export function createEmitter(): (page: WrittenPage) => Outcome {
  const describePage = createDescriber(wechatpay);
  return ({ path, text }) => {
    const { page, diagnostics } = describePage({ path, file: `${path}.md`, text });
    const emitting: Diagnostic<Code>[] = [];
    const emitted =
      page.operations.length > 0
        ? emitPage(page, { api: wechatpayApi, callFolders: ['openapi'], report: collectDiagnostics(emitting) })
        : undefined;
    return { page, emitted, diagnostics: [...diagnostics, ...emitting] };
  };
}

/** The files of a client of some pages. */
export function emitAll(pages: readonly EmittedPage[], diagnostics: Diagnostic<Code>[] = []): GeneratedFile[] {
  return emitClient(
    { api: wechatpayApi, pages, runtime: readRuntime(wechatpayApi), version: '0', input: '' },
    collectDiagnostics(diagnostics),
  );
}
