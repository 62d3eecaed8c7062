import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findMark, type Mark, type MarkedPlace } from '../4-emit/mark.js';
import { defaultSettings, type Settings } from '../config/settings.js';
import { operationKey } from '../model/operation-key.js';
import { toJsonText } from '../model/to-json-text.js';
import { createEmitter, type Emitter } from '../run/create-emitter.js';
import { readSchema } from '../run/read-schema.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type Found, findField, findOperation } from './explain/find-subject.js';
import { listFields, type PlacedField } from './explain/list-fields.js';
import { listOperations, type NamedOperation, type PageWithClient } from './explain/list-operations.js';
import { type Explained, printExplained } from './explain/print-explained.js';
import { readEnvelope, readFacts } from './explain/read-facts.js';
import { createPageLines } from './page-lines.js';
import { complainOfFolders, followRun } from './review-run.js';
import { createShownPaths } from './shown-paths.js';

export interface ExplainCall {
  readonly folders: readonly string[];
  readonly settings?: Settings;
  /** The folder of the client, to name its files. */
  readonly out?: string | undefined;
  readonly operation: string;
  readonly field?: string;
  readonly format: 'pretty' | 'json';
}

/** Show the row of the page behind an operation or a field, what was read there, and where it is in the client. */
export async function explain(call: ExplainCall, console: Console): Promise<ExitCode> {
  const settings = call.settings ?? defaultSettings;
  const read = await followRun(readSchema({ folders: call.folders, settings, explained: true }), console);
  if ('wrong' in read) return complainOfFolders(read, console);
  const emitter = createEmitter(settings);
  const pages: PageWithClient[] = [];
  for (const page of read.pages) {
    const emitted = await emitter.emitPage(page, () => {});
    if (emitted) pages.push({ page, emitted });
  }
  const operation = findOperation(call.operation, listOperations(pages, settings.dialect.api));
  if (operation.kind !== 'one') return refuse(wordMiss('operation', call.operation, operation), console);
  const { api } = settings.dialect;
  const fields = listFields(operation.found.page.path, operation.found.operation, api);
  const field = call.field === undefined ? undefined : findField(call.field, fields);
  if (field && field.kind !== 'one') return refuse(wordMiss('field', call.field ?? '', field), console);
  const subject = { operation: operation.found, field: field?.found, fields, pages };
  const explained = await explainOne(subject, call, emitter);
  const pathOf = createShownPaths(read, call.folders);
  const print = { colors: console.resultColors, linesOf: createPageLines(read), pathOf };
  console.print(call.format === 'json' ? toJson(explained) : printExplained(explained, print));
  return exitCodes.done;
}

interface Subject {
  readonly operation: NamedOperation;
  readonly field: PlacedField | undefined;
  readonly fields: readonly PlacedField[];
  readonly pages: readonly PageWithClient[];
}

async function explainOne(
  { operation, field, fields, pages }: Subject,
  { out = '', settings = defaultSettings }: ExplainCall,
  emitter: Emitter,
): Promise<Explained> {
  const { api } = settings.dialect;
  const { kind, method, url, title, source, examples } = operation.operation;
  // A field without a row has the source of the heading.
  const isDescribed = field?.field.source.start.line !== source.start.line || field.field.source.file !== source.file;
  const place = field ? field.field.source : source;
  const { file, ...marked } = await locateInClient({ operation, field, pages }, emitter);
  return {
    operation: operation.name,
    key: operationKey(operation.page, operation.operation),
    call: kind === 'call' ? `${method} ${url}` : '',
    title,
    ...(field && { field: field.path }),
    ...(isDescribed && { source: place }),
    facts: field
      ? readFacts(field.field, { sample: valueAt(examples[0]?.request, field), encodings: api.encodings })
      : readEnvelope(operation.operation.response),
    fields: field ? [] : [...new Set(fields.map(({ path }) => path))],
    client: { file: join(out, file).replaceAll('\\', '/'), ...marked },
  };
}

/** The generated file of an operation, and the line of the field in it, or of the operation. */
async function locateInClient(
  { operation, field, pages }: Pick<Subject, 'operation' | 'field' | 'pages'>,
  emitter: Emitter,
): Promise<MarkedPlace & { readonly file: string }> {
  const mark: Mark = { id: randomUUID(), operation: operation.operation, ...(field && { field }) };
  const marked = (await emitter.emitPage(operation.page, () => {}, mark)) ?? operation.emitted;
  const others = pages.filter(({ page }) => page !== operation.page);
  const file = await emitter.printMarked([...others.map(({ emitted }) => emitted), marked], mark);
  // If the files of two pages collide, one page has none.
  if (file === undefined) return { file: '', line: 1 };
  const written = await emitter.finishClient([file]);
  // For a client in JavaScript, fields are in the declarations.
  const { path, text } = written.find((each) => each.path.endsWith('.ts')) ?? file;
  return { file: path, ...findMark(text, mark) };
}

/** The value of a sample for a plain field of the request. */
function valueAt(request: unknown, { type, members }: PlacedField): unknown {
  if (type !== 'Request') return undefined;
  const value = members.reduce<unknown>((above, name) => {
    const inner: unknown = Array.isArray(above) ? above[0] : above;
    return typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(name) : undefined;
  }, request);
  return typeof value === 'object' ? undefined : value;
}

/** More would hide the first. */
const mostNames = 10;

function wordMiss(what: string, written: string, { kind, near }: Exclude<Found<unknown>, { kind: 'one' }>): string {
  const others = near.length - mostNames;
  const shown = [...near.slice(0, mostNames), ...(others > 0 ? [`and ${others} others`] : [])];
  const list = shown.map((name) => `  ${name}\n`).join('');
  if (kind === 'several') return `docwright: ${written} matches several names; write more of the name.\n${list}`;
  const advice = near.length > 0 ? 'The nearest are:' : 'docwright inspect prints all names.';
  return `docwright: There is no ${what} ${written}. ${advice}\n${list}`;
}

function refuse(words: string, console: Console): ExitCode {
  console.complain(words);
  return exitCodes.wrongCall;
}

function toJson(explained: Explained): string {
  return toJsonText({ schemaVersion: 1, ...explained });
}
