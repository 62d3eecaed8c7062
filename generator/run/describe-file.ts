import { createHash } from 'node:crypto';
import type { PageFile } from '../1-read/find-pages.js';
import { readPageSource } from '../1-read/read-page-source.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { createDescriber } from '../generate.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import type { Page } from '../model/schema.js';

/** What became of a page on disk. It can be handed from one thread to another. */
export interface DescribedFile {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** SHA-256 of the page's text, hexadecimal; left out when it could not be read, and so is the page. */
  readonly digest?: string;
  readonly page?: Page;
}

/** Describes one page on disk after another; what is remembered between them only saves time. */
export function createFileDescriber(dialect: Dialect): (file: PageFile) => DescribedFile {
  const describe = createDescriber(dialect);
  return (file) => {
    const { path } = file;
    const diagnostics: Diagnostic<Code>[] = [];
    const source = readPageSource(file, collectDiagnostics(diagnostics));
    if (source === undefined) return { path, diagnostics };
    const digest = createHash('sha256').update(source.text).digest('hex');
    const described = describe(source);
    return { path, diagnostics: [...diagnostics, ...described.diagnostics], digest, page: described.page };
  };
}
