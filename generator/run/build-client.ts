import { createHash } from 'node:crypto';
import type { EmittedPage } from '../4-emit/emit-page.js';
import { type FileEntry, layOutFiles, pagesOf } from '../4-emit/lay-out-files.js';
import type { PageEntry } from '../4-emit/page-entry.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { createEmitter, type Emitter } from './create-emitter.js';
import { describePages } from './describe-pages.js';
import type { RecordedPage, RememberedCall, RunRecord } from './memory/open-memory.js';
import { type Recall, type RecalledFiles, type Remembered, recallNothing } from './memory/recall-pages.js';
import { recordRun, rememberRun } from './memory/record-run.js';
import { concludeRun, findFiles, type ReadCall, type ReadRun, type SelectedFiles } from './read-folders.js';
import type { PageResult, Run } from './run-events.js';

export interface ClientCall extends ReadCall {
  /** The version of docwright, for the manifest. */
  readonly version: string;
}

/** A call that writes its client to a folder. */
export interface OutputCall extends ClientCall, RememberedCall {
  readonly out: string;
  /** Whether more than half of the client's operations may be removed. */
  readonly force?: boolean;
}

/** The client of some pages, in memory. */
export interface Client extends ReadRun {
  /** The facts about each page that the files over all pages need. */
  readonly entries: readonly PageEntry[];
  readonly generated: readonly GeneratedFile[];
  /** The record for the cache. */
  readonly record: RunRecord;
  /** Whether an earlier run wrote it, and nothing has changed since. */
  readonly isUnchanged: boolean;
}

/** What grows while pages are emitted; by path, in the order of the pages. */
interface Emission {
  readonly results: Map<string, ClientPage>;
  readonly emitted: Map<string, EmittedPage>;
  /** The pages that are as an earlier run found them. */
  readonly unchanged: Set<string>;
}

/** The result of a page without its schema, which is no longer needed. */
interface ClientPage extends Omit<PageResult, 'page'> {
  readonly entry?: PageEntry;
}

/** Build the client of the pages of some folders; pages that `recall` has from an earlier run are not built again. */
export async function* buildClient(call: ClientCall, recall: Recall = recallNothing): Run<Client> {
  const selected = findFiles(call);
  if ('wrong' in selected) return selected;
  const recalled = recall(selected.files);
  const remembered = recalled.whole && rememberClient(selected, recalled.whole);
  if (remembered) return remembered;
  const emitter = createEmitter(selected.settings);
  const emission: Emission = { results: new Map(), emitted: new Map(), unchanged: new Set() };
  const besides: Diagnostic<Code>[] = [];
  for await (const event of describePages(selected, recalled.pages)) {
    yield event;
    // Threads describe pages while the last phase is loaded here.
    if (event.kind === 'started') await emitter.load(event.missing);
    else if (event.kind === 'described') await takeDescribed(event.result, emitter, emission);
    else if (event.kind === 'recalled') takeRecalled(event.result, emission);
    else besides.push(...event.diagnostics);
  }
  const done = findDone(emission, recalled);
  await completeFiles(selected, { emitter, emission, done });
  const results = [...emission.results.values()];
  const pages = [...emission.emitted.values()];
  const facts = { pages, version: call.version, input: hashInput(results) };
  const files = await emitter.emitClient(facts, collectDiagnostics(besides));
  const read = concludeRun(selected, results, besides);
  const generated = await emitter.finishClient(files, done);
  const entries = pages.map(({ entry }) => entry);
  return { ...read, entries, generated, record: recordRun(read, results, generated), isUnchanged: false };
}

async function takeDescribed(result: PageResult, emitter: Emitter, { results, emitted }: Emission): Promise<void> {
  const { page, ...kept } = result;
  const diagnostics = [...result.diagnostics];
  const made = page && (await emitter.emitPage(page, collectDiagnostics(diagnostics)));
  if (made) emitted.set(result.path, made);
  else emitted.delete(result.path);
  results.set(result.path, { ...kept, diagnostics, ...(made && { entry: made.entry }) });
}

function takeRecalled(page: RecordedPage, { results, emitted, unchanged }: Emission): void {
  results.set(page.path, page);
  unchanged.add(page.path);
  if (page.entry) emitted.set(page.path, { entry: page.entry, code: [] });
}

type Done = ReadonlyMap<string, readonly GeneratedFile[]>;

/** What an earlier run wrote for files that are made of the same parts of the same pages, by path. */
function findDone({ emitted, unchanged }: Emission, { before, written }: RecalledFiles): Done {
  const files = layOut(emitted);
  const done = files.flatMap((entry): [string, readonly GeneratedFile[]][] => {
    const known = written.get(entry.file);
    const isSame = entry.parts.every(({ page }) => unchanged.has(page.path)) && isAlike(entry, before.get(entry.file));
    return known && isSame ? [[entry.file, known]] : [];
  });
  return new Map(done);
}

function isAlike(one: FileEntry, other: FileEntry | undefined): boolean {
  const list = (entry: FileEntry) => JSON.stringify(entry.parts.map(({ page, index }) => [page.path, index]));
  return other !== undefined && list(one) === list(other);
}

function layOut(emitted: Emission['emitted']): FileEntry[] {
  return layOutFiles(
    [...emitted.values()].map(({ entry }) => entry),
    () => {},
  );
}

interface Completing {
  readonly emitter: Emitter;
  readonly emission: Emission;
  readonly done: Done;
}

/** Describe the pages once more that are as they were, but whose files others have changed. */
async function completeFiles(selected: SelectedFiles, { emitter, emission, done }: Completing): Promise<void> {
  const { results, emitted } = emission;
  const open = layOut(emitted).filter(({ file }) => !done.has(file));
  const missing = new Set(open.flatMap(pagesOf).filter(({ path }) => emitted.get(path)?.code.length === 0));
  if (missing.size === 0) return;
  await emitter.load(missing.size);
  const paths = new Set([...missing].map(({ path }) => path));
  const known = new Map([...results].filter(([path]) => !paths.has(path)));
  for await (const event of describePages(selected, known)) {
    if (event.kind === 'described') await takeDescribed(event.result, emitter, emission);
  }
}

function rememberClient(selected: SelectedFiles, { record, client }: Remembered): Client | undefined {
  const read = rememberRun(selected, record);
  const entries = record.pages.flatMap(({ entry }) => entry ?? []);
  return read && { ...read, entries, generated: [...client.values()], record, isUnchanged: true };
}

/** A hash of the pages: their paths and texts, with the overrides that changed them, in order. */
function hashInput(results: readonly ClientPage[]): string {
  const hash = createHash('sha256');
  for (const { path, digest, correction = '' } of results) {
    if (digest !== undefined) hash.update(`${path}\0${digest}${correction}\n`);
  }
  return hash.digest('hex');
}
