import type { Console } from '../commands/console.js';
import { type ExitCode, exitCodes } from '../commands/exit-codes.js';
import { complainOf } from '../commands/tell-errors.js';
import { nearestNames } from '../model/nearest-names.js';
import type { ReadFolders } from './read-folders.js';
import type { IdleGlob } from './select-pages.js';

/** What a run read, as far as this matters here. */
export type ReviewedRun = Pick<
  ReadFolders,
  'folders' | 'files' | 'overridesFiles' | 'diagnostics' | 'found' | 'idleGlobs' | 'operations'
>;

/**
 * Warn of globs that match no page, and refuse a run without an operation: it is never a success.
 * Gives the exit code of such a run, which must go no further.
 */
export async function reviewRun(
  read: ReviewedRun,
  folders: readonly string[],
  console: Console,
): Promise<ExitCode | undefined> {
  console.complain(wordIdleGlobs(read));
  if (read.operations > 0) return undefined;
  if (read.diagnostics.length > 0) await complainOf(read.diagnostics, read, console);
  console.complain(`docwright: ${wordEmptyRun(read, folders)}\n`);
  return exitCodeOfEmpty(read);
}

/** Pages that are wrong fail a run; without any error, the folders or the globs cannot have been meant. */
export function exitCodeOfEmpty({ diagnostics }: ReviewedRun): ExitCode {
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.wrongCall;
}

/** Why a run found no operation, and what to do. */
export function wordEmptyRun({ files, found, diagnostics }: ReviewedRun, folders: readonly string[]): string {
  const given = folders.join(', ');
  const count = counted(found.length);
  if (files.length === 0) {
    return `No page is left: include and exclude leave out all ${count} in ${given}. A page has a path such as ${found[0]?.path ?? 'openapi/v3/pay'}.`;
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return `No operation is left: fix the errors above, or run \`docwright lint ${given}\`.`;
  }
  return `${counted(files.length)} in ${given}, and no operation in ${files.length === 1 ? 'it' : 'them'}. Pages of operations lie below openapi/ or webhook/, and have a heading such as \`# Title {#post}\` with tables below it.`;
}

interface MatchedGlobs {
  readonly found: readonly { readonly path: string }[];
  readonly idleGlobs: readonly IdleGlob[];
}

/** A line for each glob that matches no page. */
export function wordIdleGlobs(read: MatchedGlobs): string {
  return read.idleGlobs.map((idle) => `docwright: ${wordIdleGlob(idle, read)}\n`).join('');
}

function wordIdleGlob({ list, glob }: IdleGlob, { found }: MatchedGlobs): string {
  const folders = new Set(found.flatMap(({ path }) => foldersAbove(path)));
  const names = [...folders, ...found.map(({ path }) => path)];
  const shortened = new Map(names.map((path) => [path.slice(path.indexOf('/') + 1), path]));
  const [near] = nearestNames(
    glob.replace(/^[./]+/, '').replace(/(?:\/\*\*?(?:\.md)?|\.md)+$/, ''),
    [...names, ...shortened.keys()],
    1,
  );
  const nearest = near === undefined ? undefined : (shortened.get(near) ?? near);
  const meant = nearest === undefined ? '' : ` Did you mean ${nearest}${folders.has(nearest) ? '/**' : ''}?`;
  return `The glob ${glob} of ${list} matches none of ${counted(found.length)}.${meant}`;
}

function foldersAbove(path: string): string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function counted(pages: number): string {
  return `${pages} page${pages === 1 ? '' : 's'}`;
}
