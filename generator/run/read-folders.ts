import { findPages, type PageFile } from '../1-read/find-pages.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { AcceptedDiagnostic } from '../diagnostics/accepted-diagnostic.js';
import type { Code } from '../diagnostics/codes.js';
import { groupDiagnostics } from '../diagnostics/group-diagnostics.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import { pageRulesOf } from '../model/page-rules.js';
import { setAside } from './accepted-diagnostics.js';
import { listOverridesFiles, type OverridesFile } from './list-overrides-files.js';
import type { PageResult, WrongFolders } from './run-events.js';
import { type IdleGlob, selectPages } from './select-pages.js';

export interface ReadCall {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  /** Absolute paths of the only pages to read; by default all. */
  readonly only?: readonly string[];
  /** The number of threads, including this one; by default one per processor. */
  readonly threads?: number;
  /** Whether fields have the reasons for their properties. */
  readonly explained?: boolean;
}

/** The pages of a call. */
export interface SelectedFiles {
  readonly call: ReadCall;
  readonly settings: Settings;
  readonly files: readonly PageFile[];
  /** The same before `include`, `exclude` and `only`. */
  readonly found: readonly PageFile[];
  readonly idleGlobs: readonly IdleGlob[];
  readonly overridesFiles: readonly OverridesFile[];
  /** The diagnostics of the folders. */
  readonly diagnostics: readonly Diagnostic<Code>[];
}

/** The result of reading some folders. */
export interface ReadRun {
  /** The folders of the call. */
  readonly folders: readonly string[];
  readonly dialect: Dialect;
  readonly files: readonly PageFile[];
  /** The same before `include`, `exclude` and `only`. */
  readonly found: readonly PageFile[];
  readonly idleGlobs: readonly IdleGlob[];
  /** The number of calls and notifications of the pages, without those that are left out. */
  readonly operations: number;
  readonly overridesFiles: readonly OverridesFile[];
  /** SHA-256 of the text of each page that could be read, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** The diagnostics to show, sorted, without accepted ones. */
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** The accepted diagnostics, in no order. */
  readonly accepted: readonly AcceptedDiagnostic[];
}

/** Find the pages of the folders of a call, without reading them. */
export function findFiles(call: ReadCall): SelectedFiles | WrongFolders {
  const { folders, settings = defaultSettings, only } = call;
  const diagnostics: Diagnostic<Code>[] = [];
  const rules = pageRulesOf(settings.dialect);
  const found = findPages(folders, rules, collectDiagnostics(diagnostics));
  if (found.wrong.length > 0) return { wrong: found.wrong, rules };
  const { pages, idle } = selectPages(found.pages, settings);
  return {
    call,
    settings,
    files: ownLanguageFirst(only ? pages.filter(({ location }) => only.includes(location)) : pages, settings),
    found: found.pages,
    idleGlobs: idle,
    overridesFiles: listOverridesFiles(settings),
    diagnostics,
  };
}

/**
 * The pages in the language of the API before their translations, which describe the same calls: of two descriptions of a
 * call the first counts. A language is a folder such as `zh`, `zh-cn` or `en_US`.
 */
function ownLanguageFirst(pages: readonly PageFile[], { dialect }: Settings): readonly PageFile[] {
  const { language } = dialect.api;
  const isOwn = (name: string) =>
    name === language || name.startsWith(`${language}-`) || name.startsWith(`${language}_`);
  const own = pages.filter(({ path }) => path.split('/').some(isOwn));
  if (own.length === 0 || own.length === pages.length) return pages;
  const first = new Set(own);
  return [...own, ...pages.filter((page) => !first.has(page))];
}

/** Combine the results of pages with diagnostics about all of them, `besides`. */
export function concludeRun(
  selected: SelectedFiles,
  results: readonly PageResult[],
  besides: readonly Diagnostic<Code>[],
): ReadRun {
  const { call, settings, files } = selected;
  const told = [...selected.diagnostics, ...results.flatMap(({ diagnostics }) => diagnostics), ...besides];
  const { shown, accepted } = setAside(told, { pages: files, results, besides: settings.accepted });
  const sorted = sortDiagnostics(call.only ? shown.filter(({ code }) => code !== 'accepted-idle') : shown);
  const diagnostics = groupDiagnostics(sorted);
  return { ...describeFound(selected, results), diagnostics, accepted };
}

/** The parts of a result that do not depend on diagnostics. */
export function describeFound(
  { call: { folders }, settings: { dialect }, files, found, idleGlobs, overridesFiles }: SelectedFiles,
  results: readonly PageResult[],
): Omit<ReadRun, 'diagnostics' | 'accepted'> {
  const digests = new Map(results.flatMap(({ path, digest }) => (digest === undefined ? [] : [[path, digest]])));
  const operations = results.reduce((sum, { calls }) => sum + calls.length, 0);
  return { folders, dialect, files, found, idleGlobs, operations, overridesFiles, digests };
}
