import { basename } from 'node:path';
import type { PageFile } from '../../1-read/find-pages.js';
import { listWritten } from '../../4-emit/transpile-file.js';
import type { EmitSettings } from '../../model/emit-settings.js';
import type { GeneratedFile } from '../../model/generated-file.js';
import type { RecalledPage } from '../emit-folders.js';
import { digestPages } from './digest-pages.js';
import { readOutput } from './read-output.js';
import type { RunRecord } from './run-record.js';

/** Chooses the pages that need not be described again. */
export type Recall = (files: readonly PageFile[]) => ReadonlyMap<string, RecalledPage>;

/** What an earlier run found, and the files that it wrote, by path. */
export interface Remembered {
  readonly record: RunRecord;
  readonly client: ReadonlyMap<string, GeneratedFile>;
  /** How it wrote them. */
  readonly emit: EmitSettings;
}

/** Recall the pages whose texts are as they were, and whose files lie in the output as they were written. */
export function recallFromOutput(record: RunRecord, { out, emit }: { out: string; emit: EmitSettings }): Recall {
  return (files) => recallSame(files, { record, client: readOutput(out, record.client), emit });
}

/** Recall the pages whose texts are as they were, for a run that needs no file of the client. */
export function recallFromRecord(record: RunRecord, emit: EmitSettings): Recall {
  const client = new Map(Object.keys(record.client).map((path) => [path, { path, text: '' }]));
  return (files) => recallSame(files, { record, client, emit });
}

/** Recall the pages that nobody has touched since the client was written; `touched` are absolute places. */
export function recallFromMemory(remembered: Remembered, touched: ReadonlySet<string>): Recall {
  return (files) => {
    const places = [...touched];
    // Overrides and templates concern every page.
    if (!places.every(isBesidePages)) return new Map();
    const known = new Set(files.map(({ location }) => location));
    if (places.every((place) => known.has(place))) {
      const untouched = files.filter(({ location }) => !touched.has(location));
      return recallAll(untouched, remembered);
    }
    // A new page, one that is gone, or a place that a link leads to: the texts tell.
    return recallSame(files, remembered);
  };
}

function isBesidePages(place: string): boolean {
  return place.endsWith('.md') || basename(place) === 'accepted.json';
}

function recallSame(files: readonly PageFile[], remembered: Remembered): ReadonlyMap<string, RecalledPage> {
  const digests = digestPages(files);
  const { pages } = remembered.record;
  const same = files.filter(({ path }) => digests.get(path) === pages[path]?.digest);
  return recallAll(same, remembered);
}

function recallAll(files: readonly PageFile[], remembered: Remembered): ReadonlyMap<string, RecalledPage> {
  return new Map(files.flatMap(({ path }) => recallPage(path, remembered)));
}

/** Of a page whose calls another describes, too, nothing can be said without the other. */
function recallPage(path: string, { record, client, emit }: Remembered): (readonly [string, RecalledPage])[] {
  const page = record.pages[path];
  if (page === undefined || page.diagnostics.some(({ code }) => code === 'operation-duplicate')) return [];
  const { entry } = page;
  if (entry === undefined) return [[path, { page }]];
  const names = listWritten(entry.file, emit);
  const written = names.flatMap((name) => client.get(name) ?? []);
  return written.length < names.length ? [] : [[path, { page, written }]];
}
