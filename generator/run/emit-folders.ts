import { createHash } from 'node:crypto';
import type { FoundPages, PageFile } from '../1-read/find-pages.js';
import type { EmittedPage } from '../4-emit/emit-page.js';
import type { PageEntry } from '../4-emit/page-entry.js';
import type { Console } from '../commands/console.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { type Emitter, loadEmitter } from './load-emitter.js';
import type { RecordedPage } from './memory/run-record.js';
import { type ReadFolders, readFolders } from './read-folders.js';

export interface EmitCall {
  readonly folders: readonly string[];
  /** Of docwright, for the manifest. */
  readonly version: string;
  readonly settings?: Settings;
  readonly threads?: number;
  /** Absolute places of the pages that alone are read; by default all. */
  readonly only?: readonly string[];
}

/** A page of an earlier run, with the files that were written for it. */
export interface RecalledPage {
  readonly page: RecordedPage;
  /** Left out where none were. */
  readonly written?: readonly GeneratedFile[];
}

/** How a run uses what an earlier one found, and what the next one can use. */
export interface Memory {
  readonly recall: (files: readonly PageFile[]) => ReadonlyMap<string, RecalledPage>;
  readonly onRecorded: (path: string, page: RecordedPage) => void;
}

export interface EmittedFolders extends ReadFolders {
  /** What the files over all pages know of each page. */
  readonly entries: readonly PageEntry[];
  readonly generated: readonly GeneratedFile[];
}

/** The client that the pages give, in memory, with all there is to say of them. */
export async function emitFolders(
  { folders, version, settings = defaultSettings, threads, only }: EmitCall,
  console: Console,
  memory?: Memory,
): Promise<EmittedFolders | Pick<FoundPages, 'wrong'>> {
  let emitter: Emitter | undefined;
  const emitted: EmittedPage[] = [];
  const recalled = new Map<string, RecalledPage>();
  const done = new Map<string, readonly GeneratedFile[]>();
  let last: EmittedPage | undefined;
  let generated: readonly GeneratedFile[] = [];
  const read = await readFolders(folders, {
    ...(threads === undefined ? {} : { threads }),
    ...(only && { only }),
    settings,
    console,
    recall: (files) => {
      for (const [path, page] of memory?.recall(files) ?? []) recalled.set(path, page);
      return new Map([...recalled].map(([path, { page }]) => [path, page]));
    },
    onStart: async (missing) => {
      emitter = await loadEmitter(settings, missing === 0);
    },
    onPage: (page, report) => {
      last = emitter?.emitPage(page, report);
      if (last) emitted.push(last);
    },
    onDescribed: ({ path }, page) => {
      memory?.onRecorded(path, { ...page, ...(last?.entry.path === path ? { entry: last.entry } : {}) });
    },
    onRecalled: ({ path }, page) => {
      const { entry } = page;
      const written = recalled.get(path)?.written;
      if (entry && written) {
        done.set(entry.file, written);
        // What was written stands in its place.
        emitted.push({ entry, file: { path: entry.file, text: '' } });
      }
      memory?.onRecorded(path, page);
    },
    onEnd: (digests, report) => {
      generated = emitter?.emitClient({ pages: emitted, version, input: digestOf(digests) }, report) ?? [];
    },
  });
  if ('wrong' in read) return read;
  const entries = emitted.map(({ entry }) => entry);
  return { ...read, entries, generated: (await emitter?.finishClient(generated, done)) ?? [] };
}

/** What the pages hash to: their paths and texts, in order. */
function digestOf(digests: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, digest] of digests) hash.update(`${path}\0${digest}\n`);
  return hash.digest('hex');
}
