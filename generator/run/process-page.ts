import { createHash } from 'node:crypto';
import type { PageFile } from '../1-read/find-pages.js';
import { readPageSource } from '../1-read/read-page-source.js';
import { dropRepeatedCalls, nameCall } from '../3-resolve/drop-repeated-calls.js';
import type { EmittedPage } from '../4-emit/emit-page.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { createDescriber } from '../generate.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import type { Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** What is wanted of a page besides its diagnostics. */
export type Wanted = 'schema' | 'client';

/** All that is known of a page when it is done. It can be handed from one thread to another. */
export interface PageOutcome {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** SHA-256 of the page's text, hexadecimal; `undefined` when it could not be read. */
  readonly digest?: string;
  /** Request lines and where they are described. */
  readonly calls: ReadonlyMap<string, SourceRange>;
  /** When the schema is wanted. */
  readonly page?: Page;
  /** When the client is wanted and the page has an operation. */
  readonly emitted?: EmittedPage;
}

/** Does one page after another. `seen` are calls that other pages describe already. */
export type ProcessPage = (file: PageFile, seen?: ReadonlyMap<string, SourceRange>) => PageOutcome;

/** ts-morph takes a while to load, so the last phase is loaded only when a client is wanted. */
export async function createPageProcessor(dialect: Dialect, wanted: Wanted): Promise<ProcessPage> {
  const describe = createDescriber(dialect);
  const emitPage = wanted === 'client' ? (await import('../4-emit/emit-page.js')).emitPage : undefined;
  return (file, seen = new Map()) => {
    const diagnostics: Diagnostic<Code>[] = [];
    const report = collectDiagnostics(diagnostics);
    const source = readPageSource(file, report);
    if (source === undefined) return { path: file.path, diagnostics, calls: new Map() };
    const described = describe(source);
    diagnostics.push(...described.diagnostics);
    const page = dropRepeatedCalls(described.page, new Map(seen), report);
    const emitted = page.operations.length > 0 ? emitPage?.(page, report) : undefined;
    return {
      path: file.path,
      diagnostics,
      digest: createHash('sha256').update(source.text).digest('hex'),
      calls: new Map(page.operations.map((operation) => [nameCall(operation, page), operation.source])),
      ...(wanted === 'schema' && { page }),
      ...(emitted && { emitted }),
    };
  };
}
