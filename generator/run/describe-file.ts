import type { PageFile } from '../1-read/find-pages.js';
import { readPageSource } from '../1-read/read-page-source.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics, type Report } from '../diagnostics/report.js';
import { createDescriber, type DescribedPage } from '../generate.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import { hashText } from '../model/hash-text.js';
import type { Page } from '../model/schema.js';

/** What became of a page on disk. It can be handed from one thread to another. */
export interface DescribedFile {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** SHA-256 of the page's text, hexadecimal; left out when it could not be read. */
  readonly digest?: string;
  /** Left out when the page cannot be used. */
  readonly page?: Page;
}

/** Describes one page on disk after another; what is remembered between them only saves time. */
export function createFileDescriber(dialect: Dialect): (file: PageFile) => DescribedFile {
  const describe = createDescriber(dialect);
  return (file) => {
    const { path } = file;
    const diagnostics: Diagnostic<Code>[] = [];
    const report = collectDiagnostics(diagnostics);
    const source = readPageSource(file, report);
    if (source === undefined) return { path, diagnostics };
    const digest = hashText(source.text);
    const described = refuseExcess(() => describe(source), source.file, report);
    if (described === undefined) return { path, diagnostics, digest };
    return { path, diagnostics: [...diagnostics, ...described.diagnostics], digest, page: described.page };
  };
}

/** Past what the stack or an array holds there is no page that anybody wrote: it is refused, and the run goes on. */
function refuseExcess(describe: () => DescribedPage, file: string, report: Report): DescribedPage | undefined {
  try {
    return describe();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const start = { line: 1, column: 1 };
    report('page-unreadable', { file, start, end: start }, { reason: 'it is too large or nested too deeply' });
    return undefined;
  }
}
