import type { PageFile } from '../1-read/find-pages.js';
import { dropRepeatedCalls, nameCall } from '../3-resolve/drop-repeated-calls.js';
import type { Settings } from '../config/settings.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { closeLists } from '../overrides/close-lists.js';
import { type CorrectedFile, createCorrector } from './create-corrector.js';
import { type DescribeOptions, describeFiles } from './describe-files.js';
import { hashFile } from './memory/hash-files.js';
import type { SelectedFiles } from './read-folders.js';
import type { DescribedCall, PageResult, RunEvent } from './run-events.js';
import type { Uses } from './surroundings.js';

/** The calls of earlier pages of a run, and their places. */
type Calls = Map<string, SourceRange>;

/** Describe each page, and apply overrides to it; `known` has the results of unchanged pages from an earlier run, by path. */
export async function* describePages<Known extends PageResult>(
  { call, settings, files, found, overridesFiles }: SelectedFiles,
  known: ReadonlyMap<string, Known>,
): AsyncGenerator<RunEvent<Known>, void> {
  const missing = files.filter(({ path }) => !known.has(path));
  const { threads, explained = false } = call;
  const options = { dialect: settings.dialect, explained, around: found, ...(threads !== undefined && { threads }) };
  const describing = describeFiles(missing, options);
  try {
    const noticed: Diagnostic<Code>[] = [];
    const corrector = await createCorrector(overridesFiles, collectDiagnostics(noticed));
    yield { kind: 'started', pages: files.length, missing: missing.length };
    const calls: Calls = new Map();
    for (const file of files) {
      const result = known.get(file.path);
      if (result && !result.calls.some(({ name }) => calls.has(name))) {
        for (const { name, source } of result.calls) calls.set(name, source);
        corrector.recall(result);
        yield { kind: 'recalled', file, result };
        continue;
      }
      // A changed page may describe the same call as an unchanged one: then the unchanged one is described again.
      const described = result ? await describeOne(file, options) : (await describing.next()).value;
      yield { kind: 'described', file, result: toResult(corrector.correct(described), { file, calls, settings }) };
    }
    if (call.only === undefined) corrector.reportMissing(found, calls.keys());
    yield { kind: 'noticed', diagnostics: noticed };
  } finally {
    await describing.return(undefined);
  }
}

async function describeOne(file: PageFile, options: DescribeOptions) {
  return (await describeFiles([file], options).next()).value;
}

interface ResultContext {
  readonly file: PageFile;
  readonly calls: Calls;
  readonly settings: Settings;
}

function toResult(described: CorrectedFile | undefined, { file, calls, settings }: ResultContext): PageResult {
  if (described === undefined) throw new Error(`No thread has described ${file.path}.`);
  const { digest, correction, named, uses } = described;
  const diagnostics = [...described.diagnostics];
  const page = described.page && dropRepeatedCalls(described.page, calls, collectDiagnostics(diagnostics));
  return {
    path: file.path,
    ...(digest !== undefined && { digest }),
    ...(correction !== undefined && { correction }),
    ...(named && { named }),
    ...(uses && (uses.missing || uses.files.length > 0) && { uses: hashUses(uses) }),
    diagnostics,
    calls: page?.operations.map((operation) => toCall(operation, page)) ?? [],
    ...(page && page.operations.length > 0 && { page: closeAsAsked(page, settings.values) }),
  };
}

function hashUses({ files, missing }: Uses): NonNullable<PageResult['uses']> {
  return { missing, files: Object.fromEntries(files.map((file) => [file, hashFile(file)])) };
}

function toCall(operation: Operation, page: Page): DescribedCall {
  const { kind, anchor, method, url, source } = operation;
  return { name: nameCall(operation, page), operation: { kind, anchor, method, url }, source };
}

function closeAsAsked(page: Page, values: Settings['values']): Page {
  return values === 'as-documented' ? page : closeLists(page, values === 'closed');
}
