import type { PageFile } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics, type Report } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { hashText } from '../model/hash-text.js';
import { nearestNames } from '../model/nearest-names.js';
import type { Override } from '../model/override.js';
import type { SourceRange } from '../model/source-range.js';
import type { DescribedFile } from './describe-files.js';
import type { OverridesFile } from './list-overrides-files.js';
import type { LoadedOverrides } from './load-overrides.js';

export interface CorrectedFile extends DescribedFile {
  /** SHA-256 of the overrides that changed something; left out if none did. */
  readonly correction?: string;
  /** The operations of it that overrides name without a page; left out where none do. */
  readonly named?: readonly string[];
}

/** Applies overrides to pages. */
export interface Corrector {
  readonly correct: (described: DescribedFile | undefined) => CorrectedFile | undefined;
  /** Take into account what an earlier run corrected. */
  readonly recall: (result: Pick<CorrectedFile, 'named'>) => void;
  /** Report the project's overrides for pages and operations that do not exist; `calls` are all that pages describe. */
  readonly reportMissing: (pages: readonly PageFile[], calls: Iterable<string>) => void;
}

/** Create a corrector with the overrides of these files. */
export async function createCorrector(files: readonly OverridesFile[], report: Report): Promise<Corrector> {
  if (files.length === 0) return { correct: (described) => described, recall: () => {}, reportMissing: () => {} };
  const [{ applyOverrides }, { loadOverrides }] = await Promise.all([
    import('../overrides/apply-overrides.js'),
    import('./load-overrides.js'),
  ]);
  const loaded: (LoadedOverrides & Pick<OverridesFile, 'origin'>)[] = [];
  for (const file of files) loaded.push({ ...(await loadOverrides(file, report)), origin: file.origin });
  const found = new Set<string>();
  return {
    correct: (described) => {
      if (described?.page === undefined) return described;
      const { page, diagnostics } = described;
      const meant = loaded.flatMap((overrides) => overrides.of(page));
      if (meant.length === 0) return described;
      const named = meant.filter((override) => override.page === undefined).flatMap(({ operation }) => operation ?? []);
      for (const operation of named) found.add(operation);
      const noticed: Diagnostic<Code>[] = [];
      const { applied, ...corrected } = applyOverrides({ page, diagnostics }, meant, collectDiagnostics(noticed));
      return {
        ...described,
        page: corrected.page,
        diagnostics: [...corrected.diagnostics, ...noticed],
        ...hash(applied),
        ...(named.length > 0 && { named }),
      };
    },
    recall: ({ named = [] }) => {
      for (const operation of named) found.add(operation);
    },
    reportMissing: (pages, calls) => {
      const paths = new Set(pages.map(({ path }) => path));
      for (const { placed, unplaced } of loaded.filter(({ origin }) => origin === 'project')) {
        for (const { page, source } of placed) if (!paths.has(page)) report('override-page-missing', source, { page });
        for (const { operation = '', source } of unplaced) {
          if (!found.has(operation)) reportOperation({ operation, source, calls }, report);
        }
      }
    },
  };
}

interface MissingOperation {
  readonly operation: string;
  readonly source: SourceRange;
  readonly calls: Iterable<string>;
}

function reportOperation({ operation, source, calls }: MissingOperation, report: Report): void {
  const near = nearestNames(operation, [...calls]);
  const nearest = near.length === 0 ? '' : `, such as ${near.join(', ')}`;
  report('override-operation-missing', source, { operation, nearest });
}

/** Hash only the applied overrides: other entries and their position in the file make no difference to a page. */
function hash(applied: readonly Override[]): Pick<CorrectedFile, 'correction'> {
  if (applied.length === 0) return {};
  const text = applied.map(({ source: _, ...override }) => JSON.stringify(override)).join('\n');
  return { correction: hashText(text) };
}
