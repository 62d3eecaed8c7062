import { type FoundPages, findPages, type PageFile } from '../1-read/find-pages.js';
import { dropRepeatedCalls, nameCall } from '../3-resolve/drop-repeated-calls.js';
import type { Console } from '../commands/console.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { AcceptedDiagnostic } from '../diagnostics/accepted-diagnostic.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics, type Report } from '../diagnostics/report.js';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { closeLists } from '../overrides/close-lists.js';
import { setAside } from './accepted-diagnostics.js';
import { type CorrectedFile, createCorrector } from './create-corrector.js';
import { describeFiles } from './describe-files.js';
import { listOverridesFiles, type OverridesFile } from './list-overrides-files.js';
import { describeRemembered } from './memory/describe-remembered.js';
import type { CacheOptions } from './memory/locate-cache.js';
import type { RecordedPage } from './memory/run-record.js';
import { type IdleGlob, selectPages } from './select-pages.js';

export interface ReadFolders {
  /** As they were given. */
  readonly folders: readonly string[];
  readonly files: readonly PageFile[];
  /** The same before `include` and `exclude`. */
  readonly found: readonly PageFile[];
  readonly idleGlobs: readonly IdleGlob[];
  /** How many calls and notifications the pages describe, without those that are left out. */
  readonly operations: number;
  readonly overridesFiles: readonly OverridesFile[];
  /** SHA-256 of the text of each page that could be read, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** Sorted, and without those that are accepted. */
  readonly diagnostics: readonly Diagnostic<Code>[];
  readonly acceptedCount: number;
  /** Those that are accepted, in no order. */
  readonly accepted: readonly AcceptedDiagnostic[];
}

export interface ReadOptions {
  readonly console: Console;
  readonly settings?: Settings;
  /** Absolute places of the pages that alone are read; by default all. */
  readonly only?: readonly string[];
  readonly threads?: number;
  /** Whether fields carry the reasons why they are as they are; such pages are not remembered. */
  readonly explained?: boolean;
  /** Where descriptions of pages are remembered; nowhere when left out. */
  readonly cache?: CacheOptions;
  /** Runs while the first pages are being described elsewhere; `missing` says how many pages are. */
  readonly onStart?: (missing: number) => Promise<void>;
  /** Takes each page that has an operation, in the order of their paths. */
  readonly onPage: (page: Page, report: Report) => void;
  /** Pages that need not be described, by path: what an earlier run found of them still holds. */
  readonly recall?: (files: readonly PageFile[]) => ReadonlyMap<string, RecordedPage>;
  /** Takes each of these, in the order of their paths among the others. */
  readonly onRecalled?: (file: PageFile, page: RecordedPage) => void;
  /** Takes what there is to remember of each page that was described. */
  readonly onDescribed?: (file: PageFile, page: Omit<RecordedPage, 'entry'>) => void;
  /** Adds what is known only when all pages are done; `inputs` are what each page and its corrections hash to, by path. */
  readonly onEnd?: (inputs: ReadonlyMap<string, string>, report: Report) => void;
}

/** A page that has changed describes what a recalled one does, so that nothing can be recalled. */
export class RecallConflict extends Error {}

/** Every page below the folders, described; or the folders that cannot have been meant. */
export async function readFolders(
  folders: readonly string[],
  options: ReadOptions,
): Promise<ReadFolders | Pick<FoundPages, 'wrong'>> {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const { settings = defaultSettings, console } = options;
  const found = findPages(folders, Object.keys(settings.dialect.folders), report);
  if (found.wrong.length > 0) return { wrong: found.wrong };
  const { pages: selected, idle: idleGlobs } = selectPages(found.pages, settings);
  const files = options.only ? selected.filter(({ location }) => options.only?.includes(location)) : selected;
  const recalled = options.recall?.(files) ?? new Map<string, RecordedPage>();
  const missing = files.filter(({ path }) => !recalled.has(path));
  const progress = console.startProgress(files.length);
  const { dialect } = settings;
  const describing =
    options.cache === undefined
      ? describeFiles(missing, { dialect, explained: options.explained ?? false, ...threadsOf(options) })
      : describeRemembered(missing, { dialect, folders, cache: options.cache, ...threadsOf(options) });
  const overridesFiles = listOverridesFiles(settings);
  const corrector = await createCorrector(overridesFiles, report);
  await options.onStart?.(missing.length);
  const reading = { options, settings, diagnostics, ...emptyReading() };
  try {
    for (const [index, file] of files.entries()) {
      const known = recalled.get(file.path);
      if (known) takeRecalled(file, known, reading);
      else takeDescribed(file, corrector.correct((await describing.next()).value), reading);
      progress.update(index + 1);
    }
  } finally {
    await describing.return(undefined);
    progress.stop();
  }
  if (options.only === undefined) corrector.reportMissing(found.pages);
  options.onEnd?.(reading.inputs, report);
  const { shown, accepted } = setAside(diagnostics, files, settings.accepted);
  return {
    folders,
    files,
    found: found.pages,
    idleGlobs,
    operations: reading.calls.size,
    overridesFiles,
    digests: reading.digests,
    diagnostics: sortDiagnostics(options.only ? shown.filter(({ code }) => code !== 'accepted-idle') : shown),
    acceptedCount: accepted.length,
    accepted,
  };
}

/** What grows while pages are read. */
interface Reading {
  readonly options: ReadOptions;
  readonly settings: Settings;
  readonly diagnostics: Diagnostic<Code>[];
  readonly digests: Map<string, string>;
  readonly inputs: Map<string, string>;
  readonly calls: Map<string, SourceRange>;
}

function emptyReading(): Pick<Reading, 'digests' | 'inputs' | 'calls'> {
  return { digests: new Map(), inputs: new Map(), calls: new Map() };
}

function keepDigest(path: string, { digest, correction = '' }: Hashes, { digests, inputs }: Reading): void {
  digests.set(path, digest);
  inputs.set(path, `${digest}${correction}`);
}

/** Of the text of a page, and of what corrected it. */
interface Hashes {
  readonly digest: string;
  readonly correction?: string;
}

function takeDescribed(file: PageFile, described: CorrectedFile | undefined, reading: Reading): void {
  if (described === undefined) throw new Error(`No thread has described ${file.path}.`);
  const { options, settings, diagnostics, calls } = reading;
  const report = collectDiagnostics(diagnostics);
  const start = diagnostics.length;
  for (const diagnostic of described.diagnostics) diagnostics.push(diagnostic);
  const page = described.page && dropRepeatedCalls(described.page, calls, report);
  if (page && page.operations.length > 0) options.onPage(adjust(page, settings.values), report);
  const { digest, correction } = described;
  if (digest === undefined) return;
  const hashes: Hashes = { digest, ...(correction === undefined ? {} : { correction }) };
  keepDigest(file.path, hashes, reading);
  const told = page?.operations.map((operation) => [nameCall(operation, page), operation.source] as const) ?? [];
  options.onDescribed?.(file, { ...hashes, diagnostics: diagnostics.slice(start), calls: told });
}

function takeRecalled(file: PageFile, page: RecordedPage, reading: Reading): void {
  const { options, diagnostics, calls } = reading;
  for (const diagnostic of page.diagnostics) diagnostics.push(diagnostic);
  for (const [call, source] of page.calls) {
    if (calls.has(call)) throw new RecallConflict(call);
    calls.set(call, source);
  }
  keepDigest(file.path, page, reading);
  options.onRecalled?.(file, page);
}

function adjust(page: Page, values: Settings['values']): Page {
  return values === 'as-documented' ? page : closeLists(page, values === 'closed');
}

function threadsOf({ threads }: ReadOptions) {
  return threads === undefined ? {} : { threads };
}
