import { readFileSync } from 'node:fs';
import { explainAccess } from '../1-read/explain-access.js';
import { readOverrides } from '../adjust/read-overrides.js';
import type { Report } from '../diagnostics/report.js';
import type { Override } from '../model/override.js';
import type { OverridesFile } from './list-overrides-files.js';

/** The overrides of a file; that it cannot be read is reported. */
export function loadOverrides({ file, location, origin }: OverridesFile, report: Report): readonly Override[] {
  const start = { line: 1, column: 1 };
  let text = '';
  try {
    text = readFileSync(location, 'utf8').replace(/^\u{feff}/u, '');
  } catch (error) {
    report('overrides-unreadable', { file, start, end: start }, { reason: explainAccess(error) });
  }
  return readOverrides({ file, text, origin }, report);
}
