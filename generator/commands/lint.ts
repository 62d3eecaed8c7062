import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Console } from './console.js';
import { countDiagnostics } from './count-diagnostics.js';
import { type EmitCall, emitFolders } from './emit-folders.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createPageLines } from './page-lines.js';
import { wordWrongFolders } from './wrong-folders.js';

export type LintFormat = 'pretty' | 'json';

export interface LintCall extends EmitCall {
  readonly format: LintFormat;
}

/** Print all there is to say of the pages. The client is emitted as well, since names may collide only there. */
export async function lint({ format, ...call }: LintCall, console: Console): Promise<ExitCode> {
  const read = await emitFolders(call, console);
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  const { diagnostics, files, acceptedCount } = read;
  if (format === 'json') console.print(toJson(diagnostics));
  else console.print(printDiagnostics(diagnostics, { colors: console.resultColors, linesOf: createPageLines(files) }));
  console.tell(`${countDiagnostics(diagnostics, { acceptedCount, colors: console.colors })}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}

function toJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ schemaVersion: 1, diagnostics }, undefined, 2)}\n`;
}
