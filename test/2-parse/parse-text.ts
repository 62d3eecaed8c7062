import { createPageReader } from '../../generator/1-read/create-page-reader.js';
import { parsePage } from '../../generator/2-parse/parse-page.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { DocumentedPage } from '../../generator/model/documented-page.js';

export interface ParsedText {
  readonly page: DocumentedPage;
  /** By place and code: `14:3 name-blank`. */
  readonly diagnostics: readonly string[];
}

/** What a page with one operation says, by its path. */
export function parsePath(path: string): DocumentedPage {
  return parseAt(path, '# 借书 {#post}\n').page;
}

/** What a page of this text says, row by row. */
export function parseText(text: string): ParsedText {
  return parseAt('openapi/v3/loans', text);
}

function parseAt(path: string, text: string): ParsedText {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const tree = createPageReader({ attributes: true }).readPage({ path, file: `${path}.md`, text }, report);
  const page = parsePage(tree, { dialect: wechatpay, report });
  return {
    page,
    diagnostics: diagnostics.map(({ code, range }) => `${range.start.line}:${range.start.column} ${code}`),
  };
}
