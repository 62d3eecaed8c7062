import { createHash } from 'node:crypto';
import type { EmittedPage } from '../4-emit/emit-page.js';
import type { PageEntry } from '../4-emit/page-entry.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { GeneratedFile } from '../model/generated-file.js';
import { createEmitter, type Emitter } from './create-emitter.js';
import { describePages } from './describe-pages.js';
import type { RememberedCall, RunRecord } from './memory/open-memory.js';
import { type Recall, type RecalledPage, type Remembered, recallNothing } from './memory/recall-pages.js';
import { recordRun, rememberRun } from './memory/record-run.js';
import { concludeRun, findFiles, type ReadCall, type ReadRun, type SelectedFiles } from './read-folders.js';
import type { PageResult, Run } from './run-events.js';

export interface ClientCall extends ReadCall {
  /** Of docwright, for the manifest. */
  readonly version: string;
}

/** A call whose client goes to a folder. */
export interface OutputCall extends ClientCall, RememberedCall {
  readonly out: string;
  /** Whether more than half of the operations that the client has may go. */
  readonly force?: boolean;
}

/** The client that pages give, in memory. */
export interface Client extends ReadRun {
  /** What the files over all pages know of each page. */
  readonly entries: readonly PageEntry[];
  readonly generated: readonly GeneratedFile[];
  /** What the next run need not find again. */
  readonly record: RunRecord;
  /** Whether an earlier run has written it, and nothing has changed since. */
  readonly isUnchanged: boolean;
}

/** What grows while pages are emitted. */
interface Emission {
  readonly results: ClientPage[];
  readonly emitted: EmittedPage[];
  /** What an earlier run wrote for a file, by the file's path. */
  readonly done: Map<string, readonly GeneratedFile[]>;
}

/** What became of a page; its schema is not needed any more. */
interface ClientPage extends Omit<PageResult, 'page'> {
  readonly entry?: PageEntry;
}

/** Make the client of the pages of some folders; what `recall` has of an earlier run is not made again. */
export async function* buildClient(call: ClientCall, recall: Recall = recallNothing): Run<Client> {
  const selected = findFiles(call);
  if ('wrong' in selected) return selected;
  const recalled = recall(selected.files);
  const remembered = recalled.whole && rememberClient(selected, recalled.whole);
  if (remembered) return remembered;
  const emitter = createEmitter(selected.settings);
  const emission: Emission = { results: [], emitted: [], done: new Map() };
  const besides: Diagnostic<Code>[] = [];
  for await (const event of describePages(selected, recalled.pages)) {
    yield event;
    // Threads describe pages while the last phase is loaded here.
    if (event.kind === 'started') await emitter.load(event.missing);
    else if (event.kind === 'described') await takeDescribed(event.result, emitter, emission);
    else if (event.kind === 'recalled') takeRecalled(event.result, emission);
    else besides.push(...event.diagnostics);
  }
  const { results, emitted, done } = emission;
  const facts = { pages: emitted, version: call.version, input: hashInput(results) };
  const files = await emitter.emitClient(facts, collectDiagnostics(besides));
  const read = concludeRun(selected, results, besides);
  const generated = await emitter.finishClient(files, done);
  const entries = emitted.map(({ entry }) => entry);
  return { ...read, entries, generated, record: recordRun(read, results, generated), isUnchanged: false };
}

async function takeDescribed(result: PageResult, emitter: Emitter, { results, emitted }: Emission): Promise<void> {
  const { page, ...kept } = result;
  const diagnostics = [...result.diagnostics];
  const file = page && (await emitter.emitPage(page, collectDiagnostics(diagnostics)));
  if (file) emitted.push(file);
  results.push({ ...kept, diagnostics, ...(file && { entry: file.entry }) });
}

function takeRecalled({ written, ...page }: RecalledPage, { results, emitted, done }: Emission): void {
  results.push(page);
  if (page.entry === undefined) return;
  done.set(page.entry.file, written);
  // What was written stands in its place.
  emitted.push({ entry: page.entry, file: { path: page.entry.file, text: '' } });
}

function rememberClient(selected: SelectedFiles, { record, client }: Remembered): Client | undefined {
  const read = rememberRun(selected, record);
  const entries = record.pages.flatMap(({ entry }) => entry ?? []);
  return read && { ...read, entries, generated: [...client.values()], record, isUnchanged: true };
}

/** What the pages hash to: their paths and texts, with what corrected them, in order. */
function hashInput(results: readonly ClientPage[]): string {
  const hash = createHash('sha256');
  for (const { path, digest, correction = '' } of results) {
    if (digest !== undefined) hash.update(`${path}\0${digest}${correction}\n`);
  }
  return hash.digest('hex');
}
