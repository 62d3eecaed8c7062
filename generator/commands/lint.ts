import type { FoundPages } from '../1-read/find-pages.js';
import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import { toJsonText } from '../model/to-json-text.js';
import { buildClient } from './build-client.js';
import type { Console } from './console.js';
import { countDiagnostics } from './count-diagnostics.js';
import type { EmitCall, EmittedFolders } from './emit-folders.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { openRun, type RememberedCall } from './open-run.js';
import { createPageLines } from './page-lines.js';
import { recallFromRecord } from './recall-pages.js';
import { wordWrongFolders } from './wrong-folders.js';

export type LintFormat = 'pretty' | 'json' | 'sarif';

export interface LintCall extends RememberedCall {
  readonly format: LintFormat;
  /** Whether pages are mended first, or a patch that would mend them is printed. */
  readonly fix?: 'write' | 'print-patch';
}

/** Print all there is to say of the pages. The client is emitted as well, since names may collide only there. */
export async function lint({ format, fix, ...call }: LintCall, console: Console): Promise<ExitCode> {
  const read = await emit(call, console);
  if ('wrong' in read) {
    console.complain(wordWrongFolders(read.wrong));
    return exitCodes.wrongCall;
  }
  if (fix === 'print-patch') return printFixes(read, call, console);
  if (fix === undefined) return tell(read, { format, ...call }, console);
  const { fixPages } = await import('./lint/fix-pages.js');
  const { read: now, fixed, refused } = await fixPages(read, call, console);
  if (format === 'pretty') console.print(fixed.join(''));
  else console.tell(fixed.join(''));
  console.complain(refused.join(''));
  const exitCode = await tell(now, { format, ...call }, console);
  return refused.length > 0 ? exitCodes.failed : exitCode;
}

/** Emit what no earlier run has; files of the client are of no use here, so that those it knew come without their texts. */
async function emit(call: RememberedCall, console: Console): Promise<EmittedFolders | Pick<FoundPages, 'wrong'>> {
  const { record, keep } = await openRun(call);
  if (record) return buildClient(call, console, recallFromRecord(record));
  const client = await buildClient(call, console);
  if (!('wrong' in client)) await keep(client.record);
  return client;
}

async function printFixes(read: EmittedFolders, { settings }: EmitCall, console: Console): Promise<ExitCode> {
  const [{ planFixes }, { printPatch }, { defaultSettings }] = await Promise.all([
    import('./lint/plan-fixes.js'),
    import('./lint/print-patch.js'),
    import('../config/settings.js'),
  ]);
  console.print(printPatch(planFixes(read, (settings ?? defaultSettings).dialect)));
  return exitCodes.done;
}

async function tell(read: EmittedFolders, { format, version }: LintCall, console: Console): Promise<ExitCode> {
  const { diagnostics, acceptedCount } = read;
  const linesOf = createPageLines(read);
  if (format === 'json') console.print(toJsonText({ schemaVersion: 1, diagnostics }));
  else if (format === 'sarif') console.print(await toSarif(read, version, linesOf));
  else console.print(printDiagnostics(diagnostics, { colors: console.resultColors, linesOf }));
  console.tell(`${countDiagnostics(diagnostics, { acceptedCount, colors: console.colors })}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}

async function toSarif(
  read: EmittedFolders,
  version: string,
  linesOf: (file: string) => readonly string[],
): Promise<string> {
  const [{ formatSarif }, { createRepositoryPaths }] = await Promise.all([
    import('./lint/format-sarif.js'),
    import('./lint/repository-paths.js'),
  ]);
  const { diagnostics, accepted } = read;
  return formatSarif({ diagnostics, accepted, version, linesOf, pathOf: createRepositoryPaths(read) });
}
