import { join } from 'node:path';
import { defaultSettings, type Settings } from '../config/settings.js';
import { toJsonText } from '../model/to-json-text.js';
import { type Emitter, loadEmitter } from '../run/load-emitter.js';
import { type ReadFolders, readFolders } from '../run/read-folders.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { findField } from './explain/find-field.js';
import { type Found, findOperation } from './explain/find-operation.js';
import { findRow, readDocumented } from './explain/find-row.js';
import { listFields, type PlacedField } from './explain/list-fields.js';
import { listOperations, type NamedOperation, type PageWithClient } from './explain/list-operations.js';
import { locateInClient } from './explain/locate-in-client.js';
import { type Explained, printExplained } from './explain/print-explained.js';
import { readFacts } from './explain/read-facts.js';
import { createPageLines } from './page-lines.js';
import { createShownPaths } from './shown-paths.js';

export interface ExplainCall {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  /** Where the client goes, so that its files are named as they lie there. */
  readonly out?: string | undefined;
  readonly operation: string;
  readonly field?: string;
  readonly format: 'pretty' | 'json';
}

/** Tell which row of which page gave an operation or a field, what was read there, and what became of it. */
export async function explain(call: ExplainCall, console: Console): Promise<ExitCode> {
  const settings = call.settings ?? defaultSettings;
  const pages: PageWithClient[] = [];
  const emitter = await loadEmitter(settings, false);
  const read = await readFolders(call.folders, {
    settings,
    console,
    onPage: (page, report) => {
      const emitted = emitter.emitPage(page, report);
      if (emitted) pages.push({ page, emitted });
    },
  });
  if ('wrong' in read) return refuse(wordWrongFolders(read.wrong), console);
  const operation = findOperation(call.operation, listOperations(pages));
  if (operation.kind !== 'one') return refuse(wordMiss('operation', call.operation, operation), console);
  const fields = listFields(operation.found.operation, settings.dialect.api);
  const field = call.field === undefined ? undefined : findField(call.field, fields);
  if (field && field.kind !== 'one') return refuse(wordMiss('field', call.field ?? '', field), console);
  const explained = await explainOne(
    { operation: operation.found, field: field?.found, fields },
    { call, read, emitter },
  );
  const pathOf = createShownPaths(read, call.folders);
  const print = { colors: console.resultColors, linesOf: createPageLines(read), pathOf };
  console.print(call.format === 'json' ? toJson(explained) : printExplained(explained, print));
  return exitCodes.done;
}

interface Subject {
  readonly operation: NamedOperation;
  readonly field: PlacedField | undefined;
  readonly fields: readonly PlacedField[];
}

interface ExplainContext {
  readonly call: ExplainCall;
  readonly read: ReadFolders;
  readonly emitter: Emitter;
}

async function explainOne({ operation, field, fields }: Subject, context: ExplainContext): Promise<Explained> {
  const { call, read, emitter } = context;
  const { dialect } = call.settings ?? defaultSettings;
  const { emitted, functionName, name } = operation;
  const { kind, method, url, title, source } = operation.operation;
  const written = await emitter.finishClient([emitted.file], undefined);
  // Of JavaScript, the declarations say what fields there are.
  const file = written.find(({ path }) => path.endsWith('.ts')) ?? emitted.file;
  const page = read.files.find(({ path }) => path === operation.page.path);
  const documented = page && readDocumented(page, source.start.line, dialect);
  const row = field && documented && findRow(field, documented);
  const added = field?.field.source.file === source.file ? undefined : field?.field.source;
  const place = field ? (row?.source ?? added) : source;
  const sample = field && valueAt(operation.operation.examples[0]?.request, field);
  return {
    operation: name,
    call: kind === 'call' ? `${method} ${url}` : '',
    title,
    ...(field && { field: field.path }),
    ...(place && { source: place }),
    facts: field ? readFacts(field, { row, dialect, sample }) : [],
    fields: field ? [] : [...new Set(fields.map(({ path }) => path))],
    client: {
      file: join(call.out ?? '', file.path).replaceAll('\\', '/'),
      ...locateInClient(file.text, functionName, field),
    },
  };
}

/** What a sample passes for a plain field of the request. */
function valueAt(request: unknown, { type, members }: PlacedField): unknown {
  if (type !== 'Request') return undefined;
  const value = members.reduce<unknown>((above, name) => {
    const inner: unknown = Array.isArray(above) ? above[0] : above;
    return typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined;
  }, request);
  return typeof value === 'object' ? undefined : value;
}

function wordMiss(what: string, written: string, { kind, near }: Exclude<Found<unknown>, { kind: 'one' }>): string {
  const list = near.map((name) => `  ${name}\n`).join('');
  if (kind === 'several') return `docwright: ${written} may be one of these; give more of its name.\n${list}`;
  const advice = near.length > 0 ? 'The nearest are:' : 'docwright inspect prints all there is.';
  return `docwright: There is no ${what} ${written}. ${advice}\n${list}`;
}

function refuse(words: string, console: Console): ExitCode {
  console.complain(words);
  return exitCodes.wrongCall;
}

function toJson(explained: Explained): string {
  return toJsonText({ schemaVersion: 1, ...explained });
}
