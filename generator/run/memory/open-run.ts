import { defaultSettings } from '../../config/settings.js';
import type { EmitCall } from '../emit-folders.js';
import { type CacheOptions, locateCache } from './locate-cache.js';
import { nameRun } from './name-run.js';
import { openRecordStore } from './record-store.js';
import type { RunRecord } from './run-record.js';

/** A run that can remember. */
export interface RememberedCall extends EmitCall {
  readonly cache?: CacheOptions;
}

/** A run that has an output. */
export interface RunCall extends RememberedCall {
  readonly out: string;
  /** Whether more than half of the operations that the client has may go. */
  readonly force?: boolean;
}

export interface Run {
  /** What an earlier run like this one found. */
  readonly record: RunRecord | undefined;
  readonly keep: (record: RunRecord) => Promise<void>;
}

/** Look up what an earlier run like this one found; none did where nothing may be kept. */
export async function openRun({ folders, settings = defaultSettings, cache = {} }: RememberedCall): Promise<Run> {
  const place = locateCache(cache);
  const key = place === undefined ? undefined : nameRun(folders, settings);
  if (place === undefined || key === undefined) return { record: undefined, keep: async () => {} };
  const store = openRecordStore<RunRecord>(place);
  return { record: await store.read(key), keep: (record) => store.write(key, record) };
}
