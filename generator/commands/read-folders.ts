import { type FoundPages, findPages, type PageFile } from '../1-read/find-pages.js';
import { dropRepeatedCalls } from '../3-resolve/drop-repeated-calls.js';
import { closeLists } from '../adjust/close-lists.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics, type Report } from '../diagnostics/report.js';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { type AcceptedDiagnostic, setAside } from '../run/accepted-diagnostics.js';
import { describeFiles } from '../run/describe-files.js';
import { selectPages } from '../run/select-pages.js';
import type { Console } from './console.js';

export interface ReadFolders {
  readonly files: readonly PageFile[];
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
  readonly threads?: number;
  /** Runs while the first pages are being described elsewhere. */
  readonly onStart?: () => Promise<void>;
  /** Takes each page that has an operation, in the order of their paths. */
  readonly onPage: (page: Page, report: Report) => void;
  /** Adds what is known only when all pages are done. */
  readonly onEnd?: (digests: ReadonlyMap<string, string>, report: Report) => void;
}

/** Every page below the folders, described; or the folders that cannot have been meant. */
export async function readFolders(
  folders: readonly string[],
  options: ReadOptions,
): Promise<ReadFolders | Pick<FoundPages, 'wrong'>> {
  const diagnostics: Diagnostic<Code>[] = [];
  const report = collectDiagnostics(diagnostics);
  const settings = options.settings ?? defaultSettings;
  const { dialect, values } = settings;
  const found = findPages(folders, Object.keys(dialect.folders), report);
  if (found.wrong.length > 0) return { wrong: found.wrong };
  const files = selectPages(found.pages, settings);
  const digests = new Map<string, string>();
  const calls = new Map<string, SourceRange>();
  const progress = options.console.startProgress(files.length);
  let done = 0;
  const describing = describeFiles(files, { dialect, ...threadsOf(options) });
  await options.onStart?.();
  for await (const described of describing) {
    for (const diagnostic of described.diagnostics) diagnostics.push(diagnostic);
    if (described.digest !== undefined) digests.set(described.path, described.digest);
    const page = described.page && dropRepeatedCalls(described.page, calls, report);
    if (page && page.operations.length > 0) options.onPage(adjust(page, values), report);
    done += 1;
    progress.update(done);
  }
  progress.stop();
  options.onEnd?.(digests, report);
  const { shown, accepted } = setAside(diagnostics, files, settings.accepted);
  return { files, digests, diagnostics: sortDiagnostics(shown), acceptedCount: accepted.length, accepted };
}

function adjust(page: Page, values: Settings['values']): Page {
  return values === 'as-documented' ? page : closeLists(page, values === 'closed');
}

function threadsOf({ threads }: ReadOptions) {
  return threads === undefined ? {} : { threads };
}
