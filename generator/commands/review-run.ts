import type { OutputError } from '../4-emit/write/output-error.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ReadRun } from '../run/read-folders.js';
import { finishRun, type Run, type RunEvent, type WrongFolders } from '../run/run-events.js';
import { wordEmptyRun, wordIdleGlobs, wordWrongFolder } from '../run/word-run.js';
import type { Console, Progress } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createShownPaths } from './shown-paths.js';

/** A run that must not continue; its problem has been printed. */
export interface RefusedRun {
  readonly exitCode: ExitCode;
}

/** Follow a run to its end. Warns about globs that match no page, and refuses a run without an operation, which is never a success. */
export async function completeRun<Read extends ReadRun>(run: Run<Read>, console: Console): Promise<Read | RefusedRun> {
  const read = await followRun(run, console);
  if ('wrong' in read) return { exitCode: complainOfFolders(read, console) };
  const exitCode = await reviewRun(read, console);
  return exitCode === undefined ? read : { exitCode };
}

/** Follow a run to its end with a progress bar; returns its result. */
export async function followRun<Result>(
  run: AsyncGenerator<RunEvent, Result, void>,
  console: Console,
): Promise<Result> {
  const progress = createRunProgress(console);
  return finishRun(run, progress.show).finally(progress.stop);
}

/** A progress bar for the pages of a run. It disappears when all are done. */
export function createRunProgress(console: Console) {
  let bar: Progress | undefined;
  let done = 0;
  const stop = () => bar?.stop();
  const show = (event: RunEvent) => {
    if (event.kind === 'noticed') return stop();
    if (event.kind === 'started') {
      bar = console.startProgress(event.pages);
      done = 0;
      return;
    }
    done += 1;
    bar?.update(done);
  };
  return { show, stop };
}

/** Print the problems of wrong folders. */
export function complainOfFolders({ wrong, rules }: WrongFolders, console: Console): ExitCode {
  for (const folder of wrong) console.complain(`docwright: ${wordWrongFolder(folder, rules)}\n`);
  return exitCodes.wrongCall;
}

/** Warn about globs that match no page; returns the exit code of a run without an operation. `folders` are as passed by the user. */
export async function reviewRun(
  read: ReadRun,
  console: Console,
  folders: readonly string[] = read.folders,
): Promise<ExitCode | undefined> {
  for (const words of wordIdleGlobs(read)) console.complain(`docwright: ${words}\n`);
  if (read.operations > 0) return undefined;
  if (read.diagnostics.length > 0) await complainOf(read.diagnostics, read, console);
  console.complain(`docwright: ${wordEmptyRun({ ...read, folders })}\n`);
  return exitCodeOfEmpty(read);
}

/** With errors in pages, the run has failed; without, the folders or globs of the call are wrong. */
export function exitCodeOfEmpty({ diagnostics }: ReadRun): ExitCode {
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.wrongCall;
}

/** Print errors, so that operations which are left out are always reported. */
export async function tellErrors(read: ReadRun, console: Console): Promise<ExitCode> {
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return exitCodes.done;
  await complainOf(errors, read, console);
  return exitCodes.failed;
}

/** Print diagnostics on standard error. */
async function complainOf(diagnostics: readonly Diagnostic[], read: ReadRun, console: Console): Promise<void> {
  // Most runs have no diagnostics, and the table of character widths takes a while to load.
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

/** Print why a client cannot be written or compared. An output among the pages is a wrong call. */
export function complainOfOutput({ problem, message, help }: OutputError, console: Console): ExitCode {
  console.complain(`docwright: ${message} ${help}\n`);
  return problem === 'out-in-input' || problem === 'input-in-out' ? exitCodes.wrongCall : exitCodes.failed;
}
