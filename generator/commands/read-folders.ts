import { type FoundPages, findPages, type PageFile } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.js';
import { wechatpay } from '../dialects/wechatpay.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { setAside } from '../run/accepted-diagnostics.js';
import type { PageOutcome, Wanted } from '../run/process-page.js';
import { processPages } from '../run/process-pages.js';
import type { Console } from './console.js';

export interface ReadFolders {
  readonly files: readonly PageFile[];
  readonly outcomes: readonly PageOutcome[];
  /** Sorted, and without those that are accepted. */
  readonly diagnostics: readonly Diagnostic<Code>[];
  readonly acceptedCount: number;
}

export interface ReadOptions {
  readonly wanted: Wanted;
  readonly console: Console;
  /** Adds what is known only when all pages are done. */
  readonly finish?: (outcomes: readonly PageOutcome[]) => readonly Diagnostic<Code>[];
}

/** Every page below the folders, done; or the folders that cannot have been meant. */
export async function readFolders(
  folders: readonly string[],
  { wanted, console, finish }: ReadOptions,
): Promise<ReadFolders | Pick<FoundPages, 'wrong'>> {
  const diagnostics: Diagnostic<Code>[] = [];
  const { pages: files, wrong } = findPages(folders, collectDiagnostics(diagnostics));
  if (wrong.length > 0) return { wrong };
  const progress = console.startProgress(files.length);
  const outcomes = await processPages(files, { dialect: wechatpay, wanted, onProgress: progress.update });
  progress.stop();
  diagnostics.push(...outcomes.flatMap((outcome) => outcome.diagnostics), ...(finish?.(outcomes) ?? []));
  const { shown, acceptedCount } = setAside(diagnostics, files);
  return { files, outcomes, diagnostics: sortDiagnostics(shown), acceptedCount };
}
