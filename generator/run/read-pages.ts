import type { PageFile } from '../1-read/find-pages.js';
import { readPageSource } from '../1-read/read-page-source.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { hashPage } from '../model/hash-text.js';
import type { PageSource } from '../model/page-tree.js';

/** A page that was read from disk, or the diagnostics of one that could not be. */
export interface ReadPage {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  readonly source?: PageSource;
  /** SHA-256 of the page's text, hexadecimal. */
  readonly digest?: string;
}

const mostPages = 8;
const mostCharacters = 256 * 1024;

/** Read pages in batches: a few pages, or a large one. Each batch is read on demand. */
export function* readBatches(files: readonly PageFile[]): Generator<readonly ReadPage[], void> {
  let batch: ReadPage[] = [];
  let characters = 0;
  for (const file of files) {
    const page = readPage(file);
    batch.push(page);
    characters += page.source?.text.length ?? 0;
    if (batch.length < mostPages && characters < mostCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

export function readPage(file: PageFile): ReadPage {
  const diagnostics: Diagnostic<Code>[] = [];
  const source = readPageSource(file, collectDiagnostics(diagnostics));
  const { path } = file;
  return source === undefined ? { path, diagnostics } : { path, diagnostics, source, digest: hashPage(source.text) };
}
