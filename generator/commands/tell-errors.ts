import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { ReadFolders } from './read-folders.js';

/** Operations that were left out are never passed over in silence. */
export async function tellErrors(read: ReadFolders, console: Console): Promise<ExitCode> {
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.done;
  // Most runs have nothing to tell, and how wide characters are takes a while to load.
  const [{ printDiagnostics }, { createPageLines }] = await Promise.all([
    import('../diagnostics/print-diagnostics.js'),
    import('./page-lines.js'),
  ]);
  console.complain(printDiagnostics(errors, { colors: console.colors, linesOf: createPageLines(read) }));
  return exitCodes.failed;
}
