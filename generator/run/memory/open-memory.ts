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

/**
 * The key of a run: everything that its outcome depends on but for the pages, and for what the roots of pages hold
 * beside them. `undefined` when that cannot be told: a function in the settings may do anything.
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

/** Docwright as it is installed: its code, its templates, and the versions of what it depends on. */
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
