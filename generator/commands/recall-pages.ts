import { basename } from 'node:path';
import type { PageFile } from '../1-read/find-pages.js';
import type { RunRecord } from '../cache/run-record.js';
import { digestPages } from './digest-pages.js';
import type { RecalledPage } from './emit-folders.js';
import { readOutput } from './read-output.js';

/** Chooses the pages that need not be described again. */
export type Recall = (files: readonly PageFile[]) => ReadonlyMap<string, RecalledPage>;

/** Recall the pages whose texts are as they were, and whose files lie in the output as they were written. */
export function recallFromOutput(record: RunRecord, out: string): Recall {
  return (files) => {
    const texts = readOutput(out, record.client);
    const digests = digestPages(files);
    return recallWhere(({ path }) => digests.get(path) === record.pages[path]?.digest, { record, texts })(files);
  };
}

/** Recall the pages whose texts are as they were, for a run that needs no file of the client. */
export function recallFromRecord(record: RunRecord): Recall {
  return (files) => {
    const digests = digestPages(files);
    const texts = new Map(Object.keys(record.client).map((path) => [path, '']));
    return recallWhere(({ path }) => digests.get(path) === record.pages[path]?.digest, { record, texts })(files);
  };
}

/** Recall the pages that nobody has touched since the texts of the client were written; `touched` are absolute places. */
export function recallFromMemory(
  remembered: { readonly record: RunRecord; readonly texts: ReadonlyMap<string, string> },
  touched: ReadonlySet<string>,
): Recall {
  return (files) => {
    // Overrides and templates concern every page.
    if (![...touched].every((place) => isBesidePages(place))) return new Map();
    const known = new Set(files.map(({ location }) => location));
    if ([...touched].every((place) => known.has(place)))
      return recallWhere(({ location }) => !touched.has(location), remembered)(files);
    // A new page, one that is gone, or a place that a link leads to: the texts tell.
    const digests = digestPages(files);
    return recallWhere(({ path }) => digests.get(path) === remembered.record.pages[path]?.digest, remembered)(files);
  };
}

function isBesidePages(place: string): boolean {
  return place.endsWith('.md') || basename(place) === 'accepted.json';
}

function recallWhere(
  isSame: (file: PageFile) => boolean,
  { record, texts }: { readonly record: RunRecord; readonly texts: ReadonlyMap<string, string> },
): Recall {
  return (files) => new Map(files.filter(isSame).flatMap(({ path }) => recallPage(path, { record, texts })));
}

/** Of a page whose calls another describes, too, nothing can be said without the other. */
function recallPage(
  path: string,
  { record, texts }: { readonly record: RunRecord; readonly texts: ReadonlyMap<string, string> },
): (readonly [string, RecalledPage])[] {
  const page = record.pages[path];
  if (page === undefined || page.diagnostics.some(({ code }) => code === 'operation-duplicate')) return [];
  const { entry } = page;
  if (entry === undefined) return [[path, { page }]];
  const text = texts.get(entry.file);
  return text === undefined ? [] : [[path, { page, emitted: { entry, file: { path: entry.file, text } } }]];
}
