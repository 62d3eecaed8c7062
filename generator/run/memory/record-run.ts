import type { GeneratedFile } from '../../model/generated-file.js';
import { hashGenerated } from '../../model/hash-generated.js';
import { describeFound, type ReadRun, type SelectedFiles } from '../read-folders.js';
import type { PageResult } from '../run-events.js';
import type { RecordedPage, RunRecord } from './open-memory.js';
import { hashBeside } from './recall-pages.js';

/** What the next run need not find again. A page that could not be read says nothing of the next time. */
export function recordRun(
  { files, diagnostics, accepted }: ReadRun,
  results: readonly PageResult[],
  generated: readonly GeneratedFile[] = [],
): RunRecord {
  return {
    others: hashBeside(files),
    pages: results.flatMap((result) => (hasDigest(result) ? [result] : [])),
    client: Object.fromEntries(generated.map((file) => [file.path, hashGenerated(file)])),
    shown: diagnostics,
    accepted,
  };
}

/** What a run over these pages gives that finds everything as the record says; `undefined` where it would find more. */
export function rememberRun(selected: SelectedFiles, record: RunRecord): ReadRun | undefined {
  const { overrides, include, exclude } = selected.settings;
  // Overrides may be for pages that are left out, of which nothing is recorded.
  const mayMiss = overrides.length > 0 && include.length + exclude.length > 0;
  if (mayMiss || selected.diagnostics.length > 0) return undefined;
  const { shown: diagnostics, accepted } = record;
  return { ...describeFound(selected, record.pages), diagnostics, accepted };
}

function hasDigest(result: PageResult): result is RecordedPage {
  return result.digest !== undefined;
}
