import type { Diagnostic } from '../model/diagnostic.js';
import type { ReadFolders } from '../run/read-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createShownPaths } from './shown-paths.js';

/** Operations that were left out are never passed over in silence. */
export async function tellErrors(read: ReadFolders, console: Console): Promise<ExitCode> {
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.done;
  await complainOf(errors, read, console);
  return exitCodes.failed;
}

/** Print diagnostics for people, on standard error. */
export async function complainOf(
  diagnostics: readonly Diagnostic[],
  read: Pick<ReadFolders, 'files' | 'overridesFiles' | 'folders'>,
  console: Console,
): Promise<void> {
  // Most runs have nothing to tell, and how wide characters are takes a while to load.
  const [{ printDiagnostics }, { createPageLines }] = await Promise.all([
    import('../diagnostics/print-diagnostics.js'),
    import('./page-lines.js'),
  ]);
  const context = {
    colors: console.colors,
    linesOf: createPageLines(read),
    pathOf: createShownPaths(read, read.folders),
  };
  console.complain(printDiagnostics(diagnostics, context));
}
