import type { Written } from '../4-emit/write/write-client.js';
import type { Colors } from '../diagnostics/print-diagnostics.js';
import type { EmittedFolders } from '../run/emit-folders.js';
import { countDiagnostics, wordCounts } from './count-diagnostics.js';

export interface GenerateSummary extends EmittedFolders {
  readonly written: Written;
  readonly out: string;
  readonly seconds: number;
}

/**
 * What a run did, in a few lines.
 *
 *     708 pages, 677 calls, 62 notifications, 20126 fields
 *     747 files in generated: 3 written, 1 removed, 744 unchanged
 *     21 warnings, 10 infos
 *          9 encoding-implied
 *     done in 1.8 s
 */
export function summarizeGenerate(summary: GenerateSummary, colors: Colors): string {
  const { files, entries, written, out, diagnostics, acceptedCount, seconds, generated } = summary;
  const operations = entries.flatMap((entry) => entry.operations);
  const calls = operations.filter(({ kind }) => kind === 'call').length;
  const fields = operations.reduce((sum, operation) => sum + operation.fields, 0);
  const lines = [
    `${counted(files.length, 'page')}, ${counted(calls, 'call')}, ${counted(operations.length - calls, 'notification')}, ${counted(fields, 'field')}`,
    `${counted(generated.length, 'file')} in ${colors.cyan(out)}: ${written.written.length} written, ${written.removed.length} removed, ${written.unchanged} unchanged`,
    countDiagnostics(diagnostics, { acceptedCount, colors }),
    ...(diagnostics.length > 0 ? [colors.dim('docwright lint tells where and what to do')] : []),
    colors.green(`done in ${seconds.toFixed(1)} s`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same in a line, for logs: `docwright: 157 operations of 152 pages in generated: 3 files written, 1 removed, 748 unchanged; 2 warnings`. */
export function summarizeInLine({ files, entries, written, out, diagnostics }: GenerateSummary): string {
  const operations = entries.reduce((sum, entry) => sum + entry.operations.length, 0);
  const done = `${counted(written.written.length, 'file')} written, ${written.removed.length} removed, ${written.unchanged} unchanged`;
  const counts = wordCounts(diagnostics);
  const found = counts === '' ? '' : `; ${counts}`;
  return `docwright: ${counted(operations, 'operation')} of ${counted(files.length, 'page')} in ${out}: ${done}${found}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
