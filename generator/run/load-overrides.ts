import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { explainAccess } from '../1-read/explain-access.js';
import { type OverridesSource, readOverrides } from '../adjust/read-overrides.js';
import type { Report } from '../diagnostics/report.js';
import { listOrigins } from '../model/known-server.js';
import type { Override } from '../model/override.js';
import { liesIn } from '../model/real-place.js';
import type { OverridesFile } from './list-overrides-files.js';

/** The overrides of a file; that it cannot be read is reported. */
export function loadOverrides({ file, location, origin, api }: OverridesFile, report: Report): readonly Override[] {
  const start = { line: 1, column: 1 };
  let text = '';
  try {
    text = readOverridesFile(location);
  } catch (error) {
    report('overrides-unreadable', { file, start, end: start }, { reason: explainAccess(error) });
  }
  return readOnce({ file, text, origin, api }, location, report);
}

/** The text of a file of overrides, without a byte order mark. Throws where there is none, or where its link leads away. */
export function readOverridesFile(location: string): string {
  if (existsSync(location) && !liesIn(dirname(location), location)) throw new Error('its link leads out of its folder');
  return readFileSync(location, 'utf8').replace(/^\u{feff}/u, '');
}

interface Known {
  readonly text: string;
  readonly overrides: readonly Override[];
  readonly told: readonly Parameters<Report>[];
}

/** What each file said last: who follows a project reads it at every change. */
const known = new Map<string, Known>();

function readOnce(source: OverridesSource, location: string, report: Report): readonly Override[] {
  const place = JSON.stringify([location, source.file, source.origin, listOrigins(source.api)]);
  const before = known.get(place);
  const now = before?.text === source.text ? before : read(source);
  known.set(place, now);
  for (const told of now.told) report(...told);
  return now.overrides;
}

function read(source: OverridesSource): Known {
  const told: Parameters<Report>[] = [];
  const overrides = readOverrides(source, (...words) => void told.push(words));
  return { text: source.text, overrides, told };
}
