import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { explainAccess } from '../1-read/explain-access.js';
import type { Report } from '../diagnostics/report.js';
import { hashText } from '../model/hash-text.js';
import { listOrigins } from '../model/known-server.js';
import { matchOperations } from '../model/match-operations.js';
import type { Override } from '../model/override.js';
import { codeFolder } from '../model/own-folders.js';
import { liesIn } from '../model/real-place.js';
import type { Page } from '../model/schema.js';
import type { OverridesSource } from '../overrides/read-overrides.js';
import type { OverridesFile } from './list-overrides-files.js';

/** The overrides of a file by page, in the order in which they apply. */
export interface LoadedOverrides {
  readonly of: (page: Page) => readonly Override[];
  /** All that name a page. */
  readonly placed: readonly (Override & { readonly page: string })[];
  /** All that name an operation and no page. */
  readonly unplaced: readonly Override[];
}

/** Read a file of overrides. A file that cannot be read is reported. */
export async function loadOverrides(
  { file, location, origin, api }: OverridesFile,
  report: Report,
): Promise<LoadedOverrides> {
  const start = { line: 1, column: 1 };
  let text = '';
  try {
    text = readOverridesFile(location);
  } catch (error) {
    report('overrides-unreadable', { file, start, end: start }, { reason: explainAccess(error) });
  }
  const source: OverridesSource = { file, text, origin, api };
  const built = origin === 'dialect' ? readBuilt(source, location) : undefined;
  return groupByPage(built ?? (await readOnce(source, location, report)));
}

function groupByPage(overrides: readonly Override[]): LoadedOverrides {
  const placed = overrides.filter(hasPage);
  const unplaced = overrides.filter((override) => !hasPage(override));
  const groups = new Map<string, Override[]>();
  for (const override of placed) {
    const group = groups.get(override.page);
    if (group) group.push(override);
    else groups.set(override.page, [override]);
  }
  const of = (page: Page) =>
    unplaced.length === 0
      ? (groups.get(page.path) ?? [])
      : overrides.filter((override) => (hasPage(override) ? override.page === page.path : isAbout(override, page)));
  return { of, placed, unplaced };
}

function hasPage(override: Override): override is Override & { readonly page: string } {
  return override.page !== undefined;
}

function isAbout({ operation: written = '' }: Override, page: Page): boolean {
  return (
    matchOperations(
      written,
      page.operations.map((operation) => ({ page, operation })),
    ).length > 0
  );
}

/** The text of a file of overrides, without a byte order mark. Throws if there is none, or if its link leads out of its folder. */
export function readOverridesFile(location: string): string {
  if (existsSync(location) && !liesIn(dirname(location), location)) throw new Error('its link leads out of its folder');
  return readFileSync(location, 'utf8').replace(/^\u{feff}/u, '');
}

/** The overrides of a file as the build has read them, since YAML takes long to read. */
interface BuiltOverrides {
  /** What they were read from, see `digestOf`. */
  readonly digest: string;
  readonly overrides: readonly Override[];
}

/** What the build keeps of a file of a dialect, beside the code, by the name of the file. */
export async function buildOverrides(file: OverridesFile): Promise<{ readonly path: string; readonly json: string }> {
  const { location, api, origin } = file;
  const source: OverridesSource = { file: file.file, text: readOverridesFile(location), origin, api };
  const { overrides, told } = await read(source);
  if (told.length > 0) throw new Error(`${location}: ${JSON.stringify(told)}`);
  const built: BuiltOverrides = { digest: digestOf(source), overrides };
  return { path: builtPath(location), json: JSON.stringify(built) };
}

/** `undefined` where there is no build, or one of another text or for another API. */
function readBuilt(source: OverridesSource, location: string): readonly Override[] | undefined {
  const place = new URL(builtPath(location), codeFolder);
  if (!existsSync(place)) return undefined;
  const { digest, overrides }: BuiltOverrides = JSON.parse(readFileSync(place, 'utf8'));
  return digest === digestOf(source) ? overrides : undefined;
}

function builtPath(location: string): string {
  return `overrides/${basename(location)}.json`;
}

function digestOf({ file, text, api }: OverridesSource): string {
  return hashText(JSON.stringify([file, listOrigins(api), api.encodings, text]));
}

interface Known {
  readonly text: string;
  readonly overrides: readonly Override[];
  readonly told: readonly Parameters<Report>[];
}

/** The last content of each file: a process that watches a project reads it at every change. */
const known = new Map<string, Known>();

async function readOnce(source: OverridesSource, location: string, report: Report): Promise<readonly Override[]> {
  const place = JSON.stringify([location, source.file, source.origin, listOrigins(source.api)]);
  const before = known.get(place);
  const now = before?.text === source.text ? before : await read(source);
  known.set(place, now);
  for (const told of now.told) report(...told);
  return now.overrides;
}

async function read(source: OverridesSource): Promise<Known> {
  const { readOverrides } = await import('../overrides/read-overrides.js');
  const told: Parameters<Report>[] = [];
  const overrides = readOverrides(source, (...words) => void told.push(words));
  return { text: source.text, overrides, told };
}
