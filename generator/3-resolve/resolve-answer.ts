import type { Dialect } from '../model/dialect.js';
import type { DocumentedOperation, DocumentedTable } from '../model/documented-page.js';
import { patternOf } from '../model/pattern.js';
import type { Body, BodyFormat, Envelope, Response, Shape } from '../model/schema.js';
import { nestTables } from './nest-tables.js';
import { completeFromSamples } from './place-answer.js';
import type { PageContext } from './resolve-context.js';
import { formsShape } from './resolve-fields.js';
import { sideContext } from './side-context.js';

/** The response of the service to a call. */
export function resolveAnswer(operation: DocumentedOperation, context: PageContext): Response {
  const tables = operation.tables.filter(({ is }) => is === 'answer' || is === 'reply');
  const failures = operation.tables.filter(({ is }) => is === 'failure');
  const described = tables.length > 0 ? tables : failures;
  const rows = described.flatMap((table) => table.rows);
  if (rows.some(({ kind }) => kind === 'field')) {
    const { main, further } = splitFurther(described, context);
    const response = describe(main, operation, context);
    if (tables.length === 0) return textOrFailure(response);
    const more = further.map((table) => describe([table], operation, context).body.shape);
    return completeFromSamples(response, { documented: true, further: more }, operation, context);
  }
  const body = remarkBody(described, operation, context);
  if (body) return withEnvelope({ headers: [], body }, 'whole', context);
  const open: Response = {
    headers: [],
    body: { format: objectFormat(operation, context), shape: { kind: 'unknown' } },
  };
  const response = completeFromSamples(
    withEnvelope(open, 'data', context),
    { documented: false, further: [] },
    operation,
    context,
  );
  if (response.body.shape.kind === 'unknown' && operation.sameAs === undefined) {
    const known = answerWords(context.dialect).join(', ');
    if (rows.length === 0) context.report('answer-undocumented', operation.source, { known });
  }
  return response;
}

/** Where the sample says what tables describe, each may describe another part of the response. */
function splitFurther(tables: readonly DocumentedTable[], { dialect }: PageContext) {
  if (dialect.answers?.tables !== 'by-sample') return { main: tables, further: [] };
  const [, ...further] = tables.filter(({ under, variant }) => under === undefined && variant === undefined);
  return { main: tables.filter((table) => !further.includes(table)), further };
}

function describe(tables: readonly DocumentedTable[], operation: DocumentedOperation, context: PageContext): Response {
  const values = operation.tables.filter(({ is }) => is === 'values');
  const { parts, variants } = nestTables([...tables, ...values], () => 'body', context);
  const side = sideContext('answer', operation, context);
  const trees = parts.body ?? [];
  const shape = formsShape(trees, variants, side);
  const names = trees.map(({ row }) => row.name);
  const response = { headers: [], body: { format: objectFormat(operation, context), shape } };
  return withEnvelope(response, tablesOf(names, context), context);
}

/** Whether tables describe the whole body, or the content of the envelope. */
function tablesOf(names: readonly string[], { dialect }: PageContext): 'whole' | 'data' {
  const tables = dialect.answers?.tables;
  if (tables === 'whole' || tables === 'data') return tables;
  const { envelope } = dialect.api;
  if (envelope === undefined) return 'whole';
  return names.includes(envelope.root ?? envelope.code) ? 'whole' : 'data';
}

function withEnvelope(response: Response, tables: 'whole' | 'data', { dialect }: PageContext): Response {
  const { envelope } = dialect.api;
  return envelope ? { ...response, envelope: { ...pick(envelope), tables } } : response;
}

function pick({ root, data, code, ok, message }: Envelope): Envelope {
  return { ...(root !== undefined && { root }), ...(data !== undefined && { data }), code, ok, message };
}

/** The possible first cells of the table of a response. */
function answerWords({ tables }: Dialect): string[] {
  const answers = tables.filter(({ is }) => is === 'answer' || is === 'reply' || is === 'failure');
  return answers.flatMap(({ first, heading, lead }) => first ?? [heading ?? lead ?? '']);
}

/** The rows describe what is returned when the call fails; otherwise text is. */
function textOrFailure({ headers, body }: Response): Response {
  const members = [
    { title: 'text', shape: { kind: 'string' } as const },
    { title: 'failure', shape: body.shape },
  ];
  return { headers, body: { format: 'text', shape: { kind: 'union', members } } };
}

/** Responses of a protocol read alike; a sample that decodes JSON knows better. */
function objectFormat({ samples }: DocumentedOperation, { dialect, protocol }: PageContext): BodyFormat {
  const sign = dialect.answers?.jsonSign;
  if (protocol === undefined || (sign !== undefined && samples.some(({ block }) => block.text.includes(sign))))
    return 'json';
  return protocol.answer;
}

/** `| An empty text {align=center colspan=3}`, or a paragraph: text in place of rows. */
function remarkBody(
  tables: readonly DocumentedTable[],
  operation: DocumentedOperation,
  context: PageContext,
): Body | undefined {
  const [table] = tables;
  const remark = table?.rows.find((row) => row.kind === 'remark');
  const known = context.dialect.answers?.remarks ?? [];
  const texts = remark ? [remark.text] : table ? [] : operation.remarks.map(({ text }) => text);
  const rule = known.find(({ match }) => texts.some((text) => patternOf(match, { lines: true }).test(text)));
  if (rule) return { format: rule.format, shape: shapeOf[rule.format] ?? { kind: 'unknown' } };
  if (remark === undefined) return undefined;
  context.report('answer-unclear', remark.source, {
    text: remark.text,
    known: known.map(({ match }) => match.replace(/^\^/, '')).join(', '),
  });
  return { format: objectFormat(operation, context), shape: { kind: 'unknown' } };
}

const shapeOf: Readonly<Partial<Record<BodyFormat, Shape>>> = {
  empty: { kind: 'object', fields: [] },
  binary: { kind: 'binary' },
  redirect: { kind: 'string' },
};
