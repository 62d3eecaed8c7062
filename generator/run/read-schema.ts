import type { Code } from '../diagnostics/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import { describePages } from './describe-pages.js';
import type { CacheOptions } from './memory/locate-cache.js';
import { openMemory } from './memory/open-memory.js';
import { recallFromRecord, recallNothing } from './memory/recall-pages.js';
import { recordRun, rememberRun } from './memory/record-run.js';
import { concludeRun, findFiles, type ReadCall, type ReadRun } from './read-folders.js';
import type { PageResult, Run } from './run-events.js';

export interface SchemaCall extends ReadCall {
  /** The cache; left out for none. Reasons are never cached. */
  readonly cache?: CacheOptions;
}

/** The schema of some pages. */
export interface SchemaRun extends ReadRun {
  readonly pages: readonly Page[];
}

/** Read the schema of the pages of some folders. Pages that are in the cache are not read again. */
export async function* readSchema(call: SchemaCall): Run<SchemaRun> {
  const selected = findFiles(call);
  if ('wrong' in selected) return selected;
  const cache = (call.explained ? undefined : call.cache) ?? { disabled: true };
  const { record, keep } = await openMemory({ ...call, cache }, 'schema');
  const recall = record ? recallFromRecord(record, selected.settings.emit) : recallNothing;
  const { pages: known, whole } = recall(selected.files);
  const remembered = whole && rememberRun(selected, whole.record);
  if (remembered) return { ...remembered, pages: listPages(whole.record.pages) };
  const results: PageResult[] = [];
  const noticed: Diagnostic<Code>[] = [];
  for await (const event of describePages(selected, known)) {
    yield event;
    if (event.kind === 'noticed') noticed.push(...event.diagnostics);
    else if (event.kind !== 'started') results.push(event.result);
  }
  const read = concludeRun(selected, results, noticed);
  await keep(recordRun(read, results));
  return { ...read, pages: listPages(results) };
}

function listPages(results: readonly PageResult[]): Page[] {
  return results.flatMap(({ page }) => page ?? []);
}
