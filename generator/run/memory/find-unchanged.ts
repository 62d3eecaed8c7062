import { findPages } from '../../1-read/find-pages.js';
import { defaultSettings } from '../../config/settings.js';
import { placesOfAccepted } from '../accepted-diagnostics.js';
import type { BuiltClient } from '../build-client.js';
import { listOverridesFiles } from '../list-overrides-files.js';
import { selectPages } from '../select-pages.js';
import { digestPages } from './digest-pages.js';
import { hashFile } from './hash-files.js';
import type { RunCall } from './open-run.js';
import { readOutput } from './read-output.js';
import type { RunRecord } from './run-record.js';

/** What an earlier run built, when the pages, what lies beside them, and the client are all as it left them. */
export function findUnchanged(
  { folders, settings = defaultSettings, out }: RunCall,
  record: RunRecord,
): BuiltClient | undefined {
  const { overrides, include, exclude } = settings;
  // Overrides may be for pages that are left out, of which nothing is recorded.
  let isOdd = overrides.length > 0 && include.length + exclude.length > 0;
  const found = findPages(folders, Object.keys(settings.dialect.folders), () => {
    isOdd = true;
  });
  if (isOdd || found.wrong.length > 0) return undefined;
  const { pages: files, idle: idleGlobs } = selectPages(found.pages, settings);
  const others = placesOfAccepted(files).map((place) => [place, hashFile(place)]);
  const digests = digestPages(files);
  const recorded = Object.entries(record.pages).map(([path, { digest }]) => [path, digest]);
  if (digests.size !== files.length || !isEqual([...digests], recorded)) return undefined;
  if (!isEqual(others, Object.entries(record.others))) return undefined;
  const client = readOutput(out, record.client);
  if (client.size !== Object.keys(record.client).length) return undefined;
  return {
    folders,
    files,
    found: found.pages,
    idleGlobs,
    operations: Object.values(record.pages).reduce((sum, { calls }) => sum + calls.length, 0),
    overridesFiles: listOverridesFiles(settings),
    digests,
    diagnostics: record.shown,
    acceptedCount: record.accepted.length,
    accepted: record.accepted,
    entries: Object.values(record.pages).flatMap(({ entry }) => entry ?? []),
    generated: [...client.values()],
    record,
  };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
