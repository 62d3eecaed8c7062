import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createPageLines } from './page-lines.js';
import type { ReadFolders } from './read-folders.js';

/** Operations that were left out are never passed over in silence. */
export function tellErrors(read: ReadFolders, console: Console): ExitCode {
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.done;
  console.complain(printDiagnostics(errors, { colors: console.colors, linesOf: createPageLines(read) }));
  return exitCodes.failed;
}
