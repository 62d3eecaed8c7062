import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { readFolders } from './read-folders.js';
import { wordWrongFolders } from './wrong-folders.js';

/** Print the schema of the pages as JSON. */
export async function inspect(folders: readonly string[], console: Console): Promise<ExitCode> {
  const read = await readFolders(folders, { wanted: 'schema', console });
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  const pages = read.outcomes.flatMap(({ page }) => (page && page.operations.length > 0 ? [page] : []));
  console.print(`${JSON.stringify({ schemaVersion: 1, pages, diagnostics: read.diagnostics }, undefined, 2)}\n`);
  return read.diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}
