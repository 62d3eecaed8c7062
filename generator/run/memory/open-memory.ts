import type { PageEntry } from '../../4-emit/page-entry.js';
import { defaultSettings } from '../../config/settings.js';
import type { AcceptedDiagnostic } from '../../diagnostics/accepted-diagnostic.js';
import type { Code } from '../../diagnostics/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ReadCall } from '../read-folders.js';
import type { PageResult } from '../run-events.js';
import { type CacheOptions, locateCache } from './locate-cache.js';
import { openRecordStore } from './record-store.js';
import { nameRun } from './run-key.js';

/** What a run found, so that the next one need not find it again. Everything is by the hash of what it comes from. */
export interface RunRecord {
  /** What else was read besides pages, such as `accepted.json`: SHA-256 by place. */
  readonly others: Readonly<Record<string, string>>;
  /** Those that could be read, in the order of their paths. */
  readonly pages: readonly RecordedPage[];
  /** SHA-256 of every file of the client, the manifest among them, by path; none of a run that writes no client. */
  readonly client: Readonly<Record<string, string>>;
  /** What there is to say of the pages, sorted. */
  readonly shown: readonly Diagnostic<Code>[];
  /** What is accepted of it. */
  readonly accepted: readonly AcceptedDiagnostic[];
}

/** A page of a client comes with its entry, any other with its schema. */
export interface RecordedPage extends PageResult {
  readonly digest: string;
  /** What the files over all pages need to know of it; left out when it has no file. */
  readonly entry?: PageEntry;
}

/** A run that can remember. */
export interface RememberedCall extends ReadCall {
  /** By default the cache of the project around the current folder. */
  readonly cache?: CacheOptions;
}

export interface Memory {
  /** What an earlier run like this one found. */
  readonly record: RunRecord | undefined;
  readonly keep: (record: RunRecord) => Promise<void>;
}

/** Look up what an earlier run with the same outcome in view found; none did where nothing may be kept. */
export async function openMemory(
  { folders, settings = defaultSettings, cache = {} }: RememberedCall,
  outcome: 'schema' | 'client',
): Promise<Memory> {
  const place = locateCache(cache);
  const key = place === undefined ? undefined : nameRun(folders, settings, outcome);
  if (place === undefined || key === undefined) return { record: undefined, keep: async () => {} };
  const store = openRecordStore<RunRecord>(place);
  return { record: await store.read(key), keep: (record) => store.write(key, record) };
}
