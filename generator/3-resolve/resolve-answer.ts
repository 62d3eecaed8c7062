import type { Dialect } from '../model/dialect.js';
import type { DocumentedOperation, DocumentedTable } from '../model/documented-page.js';
import type { Body, BodyFormat, Response, Shape } from '../model/schema.js';
import { nestRows } from './nest-rows.js';
import type { PageContext, SideContext } from './resolve-context.js';
import { objectShape } from './resolve-fields.js';

/** What the service answers to a call. */
export function resolveAnswer(operation: DocumentedOperation, context: PageContext): Response {
  const { answer } = operation;
  if (answer === undefined || answer.rows.length === 0) {
    context.report('answer-undocumented', operation.source, { known: answerWords(context.dialect).join(', ') });
    return { headers: [], body: { format: objectFormat(operation, context), shape: { kind: 'unknown' } } };
  }
  const side: SideContext = { ...context, side: 'answer' };
  const trees = nestRows(answer.rows, context);
  if (trees.length === 0) return { headers: [], body: remarkBody(answer, operation, context) };
  const shape = objectShape(trees, side);
  if (answer.role === 'failure') return { headers: [], body: { format: 'text', shape: textOrFailure(shape) } };
  return { headers: [], body: { format: objectFormat(operation, context), shape } };
}

/** What the table of an answer may begin with. */
function answerWords({ tables }: Dialect): string[] {
  return Object.keys(tables).filter((word) => tables[word] !== 'request');
}

/** The rows describe what comes instead when the call fails; the answer itself is text. */
function textOrFailure(failure: Shape): Shape {
  return {
    kind: 'union',
    members: [
      { title: 'text', shape: { kind: 'string' } },
      { title: 'failure', shape: failure },
    ],
  };
}

/** Answers of a protocol read alike; a sample that decodes JSON knows better. */
function objectFormat({ samples }: DocumentedOperation, { dialect, protocol }: PageContext): BodyFormat {
  if (protocol === undefined || samples.some(({ text }) => text.includes(dialect.jsonAnswerSign))) return 'json';
  return protocol.answer;
}

/** `| An empty text {align=center colspan=3}`: one cell in place of all rows. */
function remarkBody(answer: DocumentedTable, operation: DocumentedOperation, context: PageContext): Body {
  const remark = answer.rows.find((row) => row.kind === 'remark');
  const known = context.dialect.answers.find(({ startsWith }) => remark?.text.startsWith(startsWith));
  if (known) return { format: known.format, shape: shapeOf[known.format] ?? { kind: 'unknown' } };
  context.report('answer-unclear', (remark ?? answer).source, {
    text: remark?.text ?? '',
    known: context.dialect.answers.map(({ startsWith }) => startsWith).join(', '),
  });
  return { format: objectFormat(operation, context), shape: { kind: 'unknown' } };
}

const shapeOf: Readonly<Partial<Record<BodyFormat, Shape>>> = {
  empty: { kind: 'object', fields: [] },
  binary: { kind: 'binary' },
  redirect: { kind: 'string' },
};
