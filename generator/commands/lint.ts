import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Console } from './console.js';
import { countDiagnostics } from './count-diagnostics.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createPageTexts } from './page-texts.js';
import { readFolders } from './read-folders.js';
import { wordWrongFolders } from './wrong-folders.js';

export type LintFormat = 'pretty' | 'json';

/** Print what there is to say of the pages. */
export async function lint(folders: readonly string[], format: LintFormat, console: Console): Promise<ExitCode> {
  const read = await readFolders(folders, { wanted: 'diagnostics', console });
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  const { diagnostics, files, acceptedCount } = read;
  if (format === 'json') console.print(toJson(diagnostics));
  else console.print(printDiagnostics(diagnostics, { colors: console.colors, textOf: createPageTexts(files) }));
  console.tell(`${countDiagnostics(diagnostics, { acceptedCount, colors: console.colors })}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}

function toJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ schemaVersion: 1, diagnostics }, undefined, 2)}\n`;
}
