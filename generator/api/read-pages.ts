import { ConfigurationError } from '../config/config-error.js';
import type { Project } from '../config/resolve-project.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import type { CacheOptions } from '../run/memory/locate-cache.js';
import { readFolders } from '../run/read-folders.js';
import { type ReviewedRun, wordEmptyRun } from '../run/review-run.js';
import type { IdleGlob } from '../run/select-pages.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import { silentConsole } from './silent-console.js';

export interface ReadPages {
  readonly pages: readonly Page[];
  readonly diagnostics: readonly Diagnostic[];
  /** Globs of `include` and `exclude` that match no page. */
  readonly idleGlobs: readonly IdleGlob[];
}

/** Describe the pages of a project. Throws a `ConfigurationError` for folders that cannot have been meant. */
export async function readPages({ folders, settings }: Project, cache?: CacheOptions): Promise<ReadPages> {
  const pages: Page[] = [];
  const read = await readFolders(folders, {
    settings,
    console: silentConsole,
    onPage: (page) => pages.push(page),
    ...(cache && { cache }),
  });
  const { diagnostics, idleGlobs } = requireOperations(read, folders);
  return { pages, diagnostics, idleGlobs };
}

/** What was read, unless the folders were wrong. */
export function requireFolders<Read extends object>(
  read: Read | { readonly wrong: Parameters<typeof wordWrongFolders>[0] },
): Read {
  if ('wrong' in read) throw new ConfigurationError(wordWrongFolders(read.wrong).replaceAll('docwright: ', '').trim());
  return read;
}

/** The same, unless there was no operation in it. */
export function requireOperations<Read extends ReviewedRun>(
  read: Read | { readonly wrong: Parameters<typeof wordWrongFolders>[0] },
  folders: readonly string[],
): Read {
  const found = requireFolders(read);
  if (found.operations > 0) return found;
  const errors = found.diagnostics.filter(({ severity }) => severity === 'error');
  const places = errors.map(({ range, message }) => `${range.file}:${range.start.line}: ${message}\n`);
  throw new ConfigurationError(places.join('') + wordEmptyRun(found, folders));
}
