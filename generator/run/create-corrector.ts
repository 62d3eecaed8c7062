import type { PageFile } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics, type Report } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { hashText } from '../model/hash-text.js';
import type { Override } from '../model/override.js';
import type { DescribedFile } from './describe-files.js';
import type { OverridesFile } from './list-overrides-files.js';
import type { LoadedOverrides } from './load-overrides.js';

export interface CorrectedFile extends DescribedFile {
  /** SHA-256 of the overrides that changed something; left out if none did. */
  readonly correction?: string;
}

/** Applies overrides to pages. */
export interface Corrector {
  readonly correct: (described: DescribedFile | undefined) => CorrectedFile | undefined;
  /** Report overrides of the project for missing pages. */
  readonly reportMissing: (pages: readonly PageFile[]) => void;
}

/** Create a corrector with the overrides of these files. */
export async function createCorrector(files: readonly OverridesFile[], report: Report): Promise<Corrector> {
  if (files.length === 0) return { correct: (described) => described, reportMissing: () => {} };
  const [{ applyOverrides }, { loadOverrides }] = await Promise.all([
    import('../overrides/apply-overrides.js'),
    import('./load-overrides.js'),
  ]);
  const loaded: (LoadedOverrides & Pick<OverridesFile, 'origin'>)[] = [];
  for (const file of files) loaded.push({ ...(await loadOverrides(file, report)), origin: file.origin });
  return {
    correct: (described) => {
      if (described?.page === undefined) return described;
      const meant = loaded.flatMap((overrides) => overrides.of(described.path));
      if (meant.length === 0) return described;
      const { page, diagnostics } = described;
      const found: Diagnostic<Code>[] = [];
      const { applied, ...corrected } = applyOverrides({ page, diagnostics }, meant, collectDiagnostics(found));
      return {
        ...described,
        page: corrected.page,
        diagnostics: [...corrected.diagnostics, ...found],
        ...hash(applied),
      };
    },
    reportMissing: (pages) => {
      const paths = new Set(pages.map(({ path }) => path));
      const own = loaded.filter(({ origin }) => origin === 'project');
      for (const overrides of own) {
        const missing = overrides.pages.filter((page) => !paths.has(page));
        for (const { page, source } of missing.flatMap(overrides.of)) report('override-page-missing', source, { page });
      }
    },
  };
}

/** Hash only the applied overrides: other entries and their position in the file make no difference to a page. */
function hash(applied: readonly Override[]): Pick<CorrectedFile, 'correction'> {
  if (applied.length === 0) return {};
  const text = applied.map(({ source: _, ...override }) => JSON.stringify(override)).join('\n');
  return { correction: hashText(text) };
}
