import { ConfigurationError } from '../config/config-error.js';
import type { Project } from '../config/resolve-project.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import type { ReadRun } from '../run/read-folders.js';
import { readSchema } from '../run/read-schema.js';
import { finishRun, type WrongFolders } from '../run/run-events.js';
import type { IdleGlob } from '../run/select-pages.js';
import { wordEmptyRun, wordWrongFolder } from '../run/word-run.js';

export interface ReadPages {
  readonly pages: readonly Page[];
  readonly diagnostics: readonly Diagnostic[];
  /** Globs of `include` and `exclude` that match no page. */
  readonly idleGlobs: readonly IdleGlob[];
}

/** Describe the pages of a project. Throws a `ConfigurationError` for folders that cannot have been meant. */
export async function readPages({ folders, settings }: Project, cache?: CacheOptions): Promise<ReadPages> {
  const read = await finishRun(readSchema({ folders, settings, ...(cache && { cache }) }));
  const { pages, diagnostics, idleGlobs } = requireOperations(read);
  return { pages, diagnostics, idleGlobs };
}

/** What was read. Throws a `ConfigurationError` where the folders were wrong. */
export function requireFolders<Read extends ReadRun>(read: Read | WrongFolders): Read {
  if ('wrong' in read)
    throw new ConfigurationError(read.wrong.map((folder) => wordWrongFolder(folder, read.rules)).join('\n'));
  return read;
}

/** The same. Throws a `ConfigurationError` where there is no operation, too. */
export function requireOperations<Read extends ReadRun>(read: Read | WrongFolders): Read {
  const found = requireFolders(read);
  if (found.operations > 0) return found;
  const errors = found.diagnostics.filter(({ severity }) => severity === 'error');
  const places = errors.map(({ range, message }) => `${range.file}:${range.start.line}: ${message}\n`);
  throw new ConfigurationError(places.join('') + wordEmptyRun(found));
}
