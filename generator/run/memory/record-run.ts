import type { GeneratedFile } from '../../model/generated-file.js';
import { hashGenerated } from '../../model/hash-generated.js';
import { describeFound, type ReadRun, type SelectedFiles } from '../read-folders.js';
import type { PageResult } from '../run-events.js';
import type { RecordedPage, RunRecord } from './open-memory.js';
import { hashBeside } from './recall-pages.js';

/** The record of a run. Pages that could not be read are left out. */
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

/** The result of a run over these pages from its record; `undefined` if the run may have further diagnostics. */
export function rememberRun(selected: SelectedFiles, record: RunRecord): ReadRun | undefined {
  const { overrides, include, exclude } = selected.settings;
  // Overrides may be for excluded pages, which are not in the record.
  const mayMiss = overrides.length > 0 && include.length + exclude.length > 0;
  if (mayMiss || selected.diagnostics.length > 0) return undefined;
  const { shown: diagnostics, accepted } = record;
  return { ...describeFound(selected, record.pages), diagnostics, accepted };
}

function hasDigest(result: PageResult): result is RecordedPage {
  return result.digest !== undefined;
}
