import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PageFile } from '../../1-read/find-pages.js';
import { type FileEntry, layOutFiles, pagesOf } from '../../4-emit/lay-out-files.js';
import type { PageEntry } from '../../4-emit/page-entry.js';
import { listWritten } from '../../4-emit/transpile-file.js';
import type { EmitSettings } from '../../model/emit-settings.js';
import type { GeneratedFile } from '../../model/generated-file.js';
import { hashGenerated } from '../../model/hash-generated.js';
import { pageExtensionOf } from '../../model/page-rules.js';
import { placesOfAccepted } from '../accepted-diagnostics.js';
import { readPage } from '../read-pages.js';
import { hashFile } from './hash-files.js';
import type { RecordedPage, RunRecord } from './open-memory.js';

/** Chooses the results of an earlier run that are still valid. */
export type Recall = (files: readonly PageFile[]) => Recalled;

export interface Recalled extends RecalledFiles {
  /** Pages that need not be described again, by path. */
  readonly pages: ReadonlyMap<string, RecordedPage>;
  /** The whole run, if nothing has changed since: neither pages, nor files beside them, nor the client. */
  readonly whole?: Remembered;
}

/** The files of operations that an earlier run wrote, by path. */
export interface RecalledFiles {
  /** What each was made of. */
  readonly before: ReadonlyMap<string, FileEntry>;
  /** What each was written as; none that is no longer as it was written. */
  readonly written: ReadonlyMap<string, readonly GeneratedFile[]>;
}

/** The record of an earlier run, and the files that it wrote, by path. */
export interface Remembered {
  readonly record: RunRecord;
  readonly client: ReadonlyMap<string, GeneratedFile>;
}

/** A recorded client, and the settings that it was written with. */
interface RememberedClient extends Remembered {
  readonly emit: EmitSettings;
}

const nothing: Recalled = { pages: new Map(), before: new Map(), written: new Map() };

export const recallNothing: Recall = () => nothing;

/** Recall pages whose texts and whose files in the output are unchanged. */
export function recallFromOutput(record: RunRecord, { out, emit }: { out: string; emit: EmitSettings }): Recall {
  return (files) => recallSame(files, { record, client: readOutput(out, record.client), emit });
}

/** Recall pages whose texts are unchanged, for a run that needs no file of the client. */
export function recallFromRecord(record: RunRecord, emit: EmitSettings): Recall {
  const client = new Map(Object.keys(record.client).map((path) => [path, { path, text: '' }]));
  return (files) => recallSame(files, { record, client, emit });
}

/** Recall pages that were not touched since the client was written; `touched` has absolute paths. */
export function recallFromMemory(remembered: RememberedClient, touched: ReadonlySet<string>): Recall {
  return (files) => {
    const places = [...touched];
    // Overrides and templates affect every page.
    const extensions = new Set(files.map(({ path, file }) => file.slice(path.length)));
    if (!places.every((place) => isBesidePages(place, [...extensions]))) return nothing;
    const known = new Set(files.map(({ location }) => location));
    if (places.every((place) => known.has(place))) {
      const users = new Set(remembered.record.pages.filter((page) => usesAny(page, touched)).map(({ path }) => path));
      const untouched = files.filter(({ location, path }) => !touched.has(location) && !users.has(path));
      return recallAll(untouched, remembered);
    }
    // A new page, a removed one, or the target of a link: compare the texts.
    return recallSame(files, remembered);
  };
}

function isBesidePages(place: string, extensions: readonly string[]): boolean {
  return pageExtensionOf(place, extensions) !== undefined || basename(place) === 'accepted.json';
}

function recallSame(files: readonly PageFile[], remembered: RememberedClient): Recalled {
  const { record, client } = remembered;
  const recorded = new Map(record.pages.map((page) => [page.path, page]));
  const usedNow = new Map<string, string>();
  const same = files.filter((file) => {
    const page = recorded.get(file.path);
    return page !== undefined && page.digest === readPage(file).digest && holds(page, usedNow);
  });
  const isWhole =
    same.length === files.length &&
    files.length === record.pages.length &&
    client.size === Object.keys(record.client).length &&
    JSON.stringify(hashBeside(files)) === JSON.stringify(record.others);
  return { ...recallAll(same, remembered), ...(isWhole && { whole: { record, client } }) };
}

/** Whether a page refers to any of some places, or to something that may be there now. */
function usesAny({ uses }: RecordedPage, places: ReadonlySet<string>): boolean {
  if (uses === undefined) return false;
  return uses.missing || Object.keys(uses.files).some((file) => places.has(file));
}

/** Whether everything that a page refers to is as it was; `hashes` are of files that were looked at already. */
function holds({ uses }: RecordedPage, hashes: Map<string, string>): boolean {
  if (uses === undefined) return true;
  if (uses.missing) return false;
  return Object.entries(uses.files).every(([file, hash]) => {
    const now = hashes.get(file) ?? hashFile(file);
    hashes.set(file, now);
    return now === hash;
  });
}

/** The hashes of what is read of a project besides pages, by place. */
export function hashBeside(files: readonly PageFile[]): RunRecord['others'] {
  return Object.fromEntries(placesOfAccepted(files).map((place) => [place, hashFile(place)]));
}

function recallAll(files: readonly PageFile[], { record, client, emit }: RememberedClient): Recalled {
  const laidOut = layOutFiles(
    record.pages.flatMap(({ entry }) => entry ?? []),
    () => {},
  );
  const before = new Map(laidOut.map((entry) => [entry.file, entry]));
  const written = new Map(
    laidOut.flatMap(({ file }): [string, readonly GeneratedFile[]][] => {
      const names = listWritten(file, emit);
      const found = names.flatMap((name) => client.get(name) ?? []);
      return found.length < names.length ? [] : [[file, found]];
    }),
  );
  const lost = new Set(laidOut.filter(({ file }) => !written.has(file)).flatMap(pagesOf));
  const recorded = new Map(record.pages.map((page) => [page.path, page]));
  const pages = files.flatMap(({ path }) => {
    const page = recorded.get(path);
    return page && isRecallable(page, lost) ? [[path, page] as const] : [];
  });
  return { pages: new Map(pages), before, written };
}

/** A page that shares a call with another page cannot be recalled without the other. */
function isRecallable({ entry, diagnostics }: RecordedPage, lost: ReadonlySet<PageEntry>): boolean {
  return !(entry && lost.has(entry)) && diagnostics.every(({ code }) => code !== 'operation-duplicate');
}

/** The files in a folder that still have their hash, by path. */
function readOutput(folder: string, hashes: Readonly<Record<string, string>>): ReadonlyMap<string, GeneratedFile> {
  const files = new Map<string, GeneratedFile>();
  for (const [path, hash] of Object.entries(hashes)) {
    const text = readText(join(folder, path));
    if (text === undefined) continue;
    const file = { path, text };
    if (hashGenerated(file) === hash) files.set(path, file);
  }
  return files;
}

function readText(location: string): string | undefined {
  try {
    return readFileSync(location, 'utf8');
  } catch {
    return undefined;
  }
}
