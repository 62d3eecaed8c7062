import { createPageReader } from './1-read/create-page-reader.js';
import { sampleLanguages } from './1-read/sample-languages.js';
import { parsePage } from './2-parse/parse-page.js';
import { dropRepeatedCalls } from './3-resolve/drop-repeated-calls.js';
import { resolvePage } from './3-resolve/resolve-page.js';
import type { Code } from './diagnostics/codes.js';
import { collectDiagnostics } from './diagnostics/report.js';
import type { Diagnostic } from './model/diagnostic.js';
import type { Dialect } from './model/dialect.js';
import { pageRulesOf } from './model/page-rules.js';
import type { PageSource } from './model/page-tree.js';
import type { Page } from './model/schema.js';

/** What a page means, and what there is to say of it. */
export interface DescribedPage {
  readonly page: Page;
  readonly diagnostics: readonly Diagnostic<Code>[];
}

export interface DescriberOptions {
  /** Whether fields carry the reasons why they are as they are. */
  readonly explained?: boolean;
}

/** From the text of a page to its part of the schema. What is remembered from one page to the next only saves time. */
export function createDescriber(
  dialect: Dialect,
  { explained = false }: DescriberOptions = {},
): (source: PageSource) => DescribedPage {
  const { readPage } = createPageReader(pageRulesOf(dialect));
  return (source) => {
    const diagnostics: Diagnostic<Code>[] = [];
    const report = collectDiagnostics(diagnostics);
    const tree = readPage(source, report);
    const documented = parsePage(tree, { dialect, report });
    const page = resolvePage(documented, { dialect, report, sampleLanguages, explained });
    return { page: dropRepeatedCalls(page, new Map(), report), diagnostics };
  };
}
