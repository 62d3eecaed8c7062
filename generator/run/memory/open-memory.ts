import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageEntry } from '../../4-emit/page-entry.js';
import { defaultSettings, type Settings } from '../../config/settings.js';
import type { AcceptedDiagnostic } from '../../diagnostics/accepted-diagnostic.js';
import type { Code } from '../../diagnostics/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { hashText } from '../../model/hash-text.js';
import { codeFolder, packageFolder } from '../../model/own-folders.js';
import type { ReadCall } from '../read-folders.js';
import type { PageResult } from '../run-events.js';
import { hashFile, hashFolder } from './hash-files.js';
import { type CacheOptions, locateCache } from './locate-cache.js';
import { openRecordStore } from './record-store.js';

/** The results of a run, which the next one reuses. Each is stored with the hash of its source. */
export interface RunRecord {
  /** SHA-256 by path of files besides pages that were read, such as `accepted.json`. */
  readonly others: Readonly<Record<string, string>>;
  /** The pages that could be read, in the order of their paths. */
  readonly pages: readonly RecordedPage[];
  /** SHA-256 of every file of the client, including the manifest, by path; empty for a run that writes no client. */
  readonly client: Readonly<Record<string, string>>;
  /** The diagnostics to show, sorted. */
  readonly shown: readonly Diagnostic<Code>[];
  /** The accepted diagnostics. */
  readonly accepted: readonly AcceptedDiagnostic[];
}

/** A page, with its entry in the record of a client, else with its schema. */
export interface RecordedPage extends PageResult {
  readonly digest: string;
  /** The facts that the files over all pages need; left out if the page has no file. */
  readonly entry?: PageEntry;
}

/** A run that can use the cache. */
export interface RememberedCall extends ReadCall {
  /** Default: the cache of the project around the current folder. */
  readonly cache?: CacheOptions;
}

export interface Memory {
  /** The record of an earlier run with the same key. */
  readonly record: RunRecord | undefined;
  readonly keep: (record: RunRecord) => Promise<void>;
}

/** Look up the record of an earlier run with the same key and purpose; there is none without a cache. */
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

/**
 * The key of a run: everything that its result depends on except the pages and the files beside them in their roots.
 * `undefined` if this is unknown, since a function in the settings may do anything.
 */
function nameRun(
  folders: readonly string[],
  { emit, ...settings }: Settings,
  outcome: 'schema' | 'client',
): string | undefined {
  if (outcome === 'client' && emit.format !== undefined) return undefined;
  const facts = {
    outcome,
    folders,
    cwd: process.cwd(),
    settings,
    overrides: settings.overrides.map(hashFile),
    ...(outcome === 'client' && { emit, templates: emit.templates && hashFolder(emit.templates) }),
    docwright: hashDocwright(),
  };
  return hashText(JSON.stringify(facts));
}

/** A hash of the installed docwright: its code, its templates, and the versions of its dependencies. */
function hashDocwright(): unknown {
  const { version, dependencies, peerDependencies } = readJson<OwnPackage>(new URL('package.json', packageFolder));
  const installed = Object.keys({ ...dependencies, ...peerDependencies }).map((name) => [name, versionOf(name)]);
  const own = [codeFolder, new URL('templates/', packageFolder)].map((folder) => hashFolder(fileURLToPath(folder)));
  return { version, installed, own };
}

interface OwnPackage {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** A package may be installed beside docwright or below it. */
function versionOf(name: string): string {
  for (const place of [`node_modules/${name}/package.json`, `../${name}/package.json`]) {
    try {
      return readJson<{ version: string }>(new URL(place, packageFolder)).version;
    } catch {
      // It is in the other place, or installed in a way that only the module loader knows.
    }
  }
  return '';
}

function readJson<T>(location: URL): T {
  return JSON.parse(readFileSync(location, 'utf8'));
}
