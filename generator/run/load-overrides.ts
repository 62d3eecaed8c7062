import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { explainAccess } from '../1-read/explain-access.js';
import type { Report } from '../diagnostics/report.js';
import { listOrigins } from '../model/known-server.js';
import type { Override } from '../model/override.js';
import { liesIn } from '../model/real-place.js';
import { type OverridesSource, readOverrides } from '../overrides/read-overrides.js';
import type { OverridesFile } from './list-overrides-files.js';

/** The overrides of a file by page, in the order in which they hold. */
export interface LoadedOverrides {
  readonly of: (page: string) => readonly Override[];
  /** The pages that it names. */
  readonly pages: readonly string[];
}

/**
 * Read a file of overrides. That it cannot be read is reported.
 *
 * The files of a dialect are long, and tests see that they are sound: of them, only the entries of the pages at hand are read.
 */
export function loadOverrides({ file, location, origin, api }: OverridesFile, report: Report): LoadedOverrides {
  const start = { line: 1, column: 1 };
  let text = '';
  try {
    text = readOverridesFile(location);
  } catch (error) {
    report('overrides-unreadable', { file, start, end: start }, { reason: explainAccess(error) });
  }
  const source: OverridesSource = { file, text, origin, api };
  const parts = origin === 'dialect' ? splitByPage(text) : undefined;
  if (parts === undefined) return groupByPage(readOnce(source, location, report));
  return {
    of: (page) => {
      const part = parts.get(page);
      return part === undefined ? [] : readOnce({ ...source, text: part }, `${location} ${page}`, report);
    },
    pages: [...parts.keys()],
  };
}

function groupByPage(overrides: readonly Override[]): LoadedOverrides {
  const groups = new Map<string, Override[]>();
  for (const override of overrides) {
    const group = groups.get(override.page);
    if (group) group.push(override);
    else groups.set(override.page, [override]);
  }
  return { of: (page) => groups.get(page) ?? [], pages: [...groups.keys()] };
}

/** The text of each page's entries, with empty lines for what stands before and between them, so that their places stay the same. */
function splitByPage(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, { text: string; lines: number }>();
  let line = 0;
  for (const entry of text.split(/^(?=- page: )/m)) {
    const lines = entry.split('\n').length - 1;
    const [, page] = /^- page: (.*)/.exec(entry) ?? [];
    if (page !== undefined) {
      const before = parts.get(page) ?? { text: '', lines: 0 };
      parts.set(page, { text: before.text + '\n'.repeat(line - before.lines) + entry, lines: line + lines });
    }
    line += lines;
  }
  return new Map([...parts].map(([page, part]) => [page, part.text]));
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
