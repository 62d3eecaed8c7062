import type { PageReader } from '../../generator/1-read/create-page-reader.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { collectDiagnostics } from '../../generator/diagnostics/report.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';
import type { PageSource } from '../../generator/model/page-tree.js';

/** Read pages one after the other with one reader. */
export function readAll(reader: PageReader, sources: readonly PageSource[]) {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  return { trees: sources.map((source) => reader.readPage(source, report)), diagnostics };
}
