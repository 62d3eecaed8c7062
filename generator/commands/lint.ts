import { relative, sep } from 'node:path';
import { defaultSettings } from '../config/settings.js';
import { printDiagnostics } from '../diagnostics/print-diagnostics.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { toJsonText } from '../model/to-json-text.js';
import { buildClient, type Client, type ClientCall } from '../run/build-client.js';
import { openMemory, type RememberedCall } from '../run/memory/open-memory.js';
import { recallFromRecord } from '../run/memory/recall-pages.js';
import type { WrongFolders } from '../run/run-events.js';
import { wordEmptyRun, wordIdleGlobs } from '../run/word-run.js';
import type { Console } from './console.js';
import { countDiagnostics, wordCounts } from './count-diagnostics.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { findPassedOver } from './lint/given-files.js';
import { createPageLines } from './page-lines.js';
import { complainOfFolders, exitCodeOfEmpty, followRun } from './review-run.js';
import { createRepositoryPaths, createShownPaths } from './shown-paths.js';

export type LintFormat = 'pretty' | 'json' | 'sarif' | 'github';

/** The pages to lint. */
interface LintedCall extends ClientCall, RememberedCall {}

export interface LintCall extends LintedCall {
  readonly format: LintFormat;
  /** Whether to fix pages first, or to print a patch that would fix them. */
  readonly fix?: 'write' | 'print-patch';
  /** The number of warnings that are allowed; by default any number. */
  readonly maxWarnings?: number;
}

/** Print the diagnostics of the pages. The client is emitted as well, because some names collide only there. */
export async function lint({ format, fix, maxWarnings, ...call }: LintCall, console: Console): Promise<ExitCode> {
  const read = await emit(call, console);
  if ('wrong' in read) return complainOfFolders(read, console);
  const passedOver = review(read, call, console);
  if (passedOver !== undefined) return passedOver;
  const options = { format, ...call, ...(maxWarnings === undefined ? {} : { maxWarnings }) };
  if (fix === 'print-patch') return printFixes(read, call, console);
  if (fix === undefined) return tell(read, options, console);
  const { fixPages } = await import('./lint/fix-pages.js');
  const { read: now, fixed, refused } = await fixPages(read, call, console);
  if (format === 'pretty') console.print(fixed.join(''));
  else console.tell(fixed.join(''));
  console.complain(refused.join(''));
  const exitCode = await tell(now, options, console);
  return refused.length > 0 ? exitCodes.failed : exitCode;
}

/** Emit the pages that are not in the cache. Files of the client are not needed here, so cached ones have no text. */
async function emit(call: LintedCall, console: Console): Promise<Client | WrongFolders> {
  // A run over some pages cannot be cached as a run over all.
  if (call.only) return followRun(buildClient(call), console);
  const { record, keep } = await openMemory(call, 'client');
  const recall = record && recallFromRecord(record, (call.settings ?? defaultSettings).emit);
  const client = await followRun(buildClient(call, recall), console);
  // This record has no files, so it does not replace one of `generate`.
  if (record === undefined && !('wrong' in client)) await keep(client.record);
  return client;
}

/** Warn about globs and files that are ignored; returns the exit code if nothing is left. */
function review(read: Client, { only }: LintedCall, console: Console): ExitCode | undefined {
  if (only === undefined) {
    for (const words of wordIdleGlobs(read)) console.complain(`docwright: ${words}\n`);
    return undefined;
  }
  const { foreign, leftOut } = findPassedOver(read, only);
  const shown = (location: string) => relative('', location).split(sep).join('/');
  for (const file of foreign) console.complain(`docwright: ${shown(file)} is not below openapi/ or webhook/.\n`);
  for (const file of leftOut) console.complain(`docwright: ${shown(file)} is excluded by include or exclude.\n`);
  return foreign.length === only.length ? exitCodes.wrongCall : undefined;
}

async function printFixes(read: Client, { settings }: ClientCall, console: Console): Promise<ExitCode> {
  const { planFixes, printPatch } = await import('./lint/plan-fixes.js');
  console.print(printPatch(planFixes(read, (settings ?? defaultSettings).dialect)));
  return exitCodes.done;
}

async function tell(read: Client, call: LintCall, console: Console): Promise<ExitCode> {
  const { diagnostics, accepted } = read;
  const maxWarnings = call.maxWarnings ?? Number.POSITIVE_INFINITY;
  const { format, version } = call;
  const linesOf = createPageLines(read);
  if (format === 'json') console.print(toJsonText({ schemaVersion: 1, diagnostics }));
  else if (format === 'sarif') console.print(await toSarif(read, version, linesOf));
  else if (format === 'github') console.print(formatGithub(diagnostics, createRepositoryPaths(read)));
  else {
    const pathOf = createShownPaths(read, call.folders);
    console.print(printDiagnostics(diagnostics, { colors: console.resultColors, linesOf, pathOf }));
  }
  console.tell(`${countDiagnostics(diagnostics, { acceptedCount: accepted.length, colors: console.colors })}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  if (warnings.length > maxWarnings) {
    console.complain(`docwright: ${wordCounts(warnings)}, and --max-warnings allows ${maxWarnings}.\n`);
  }
  if (read.operations === 0 && call.only === undefined) {
    console.complain(`docwright: ${wordEmptyRun(read)}\n`);
    return exitCodeOfEmpty(read);
  }
  return errors.length > 0 || warnings.length > maxWarnings ? exitCodes.failed : exitCodes.done;
}

async function toSarif(read: Client, version: string, linesOf: (file: string) => readonly string[]): Promise<string> {
  const { formatSarif } = await import('./lint/format-sarif.js');
  const { diagnostics, accepted } = read;
  return formatSarif({ diagnostics, accepted, version, linesOf, pathOf: createRepositoryPaths(read) });
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a pull request.
 *
 *     ::warning file=docs/openapi/v3/loans.md,line=6,col=12,endLine=6,endColumn=24,title=attribute-misspelt::…
 */
function formatGithub(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, pathOf)}\n`).join('');
}

function formatDiagnostic(
  { severity, code, message, help, range }: Diagnostic,
  pathOf: (file: string) => string,
): string {
  const { start, end } = range;
  const places = { line: start.line, col: start.column, endLine: end.line, endColumn: end.column };
  const properties = Object.entries({ file: pathOf(range.file), ...places, title: code });
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${written}::${escapeText(`${message} ${help}`)}`;
}

/** Escape text for the runner of GitHub Actions, so that no text of a page starts another command. */
function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
