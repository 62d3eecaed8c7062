import type { Settings } from '../config/settings.js';
import type { Page } from '../model/schema.js';
import { toJsonText } from '../model/to-json-text.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import { readFolders } from '../run/read-folders.js';
import { reviewRun } from '../run/review-run.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

export interface InspectCall {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  readonly cache?: CacheOptions;
}

/** Print the schema of the pages as JSON. */
export async function inspect({ folders, cache = {}, ...settings }: InspectCall, console: Console): Promise<ExitCode> {
  const pages: Page[] = [];
  const read = await readFolders(folders, { ...settings, cache, console, onPage: (page) => pages.push(page) });
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  const refused = await reviewRun(read, folders, console);
  if (refused !== undefined) return refused;
  console.print(toJsonText({ schemaVersion: 1, pages, diagnostics: read.diagnostics }));
  return read.diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}
