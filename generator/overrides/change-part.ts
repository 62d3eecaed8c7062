import { addReasons } from '../model/add-reasons.js';
import type { FieldPath } from '../model/override.js';
import type { Body, BodyFormat, Field, Operation } from '../model/schema.js';
import { changeMember, type EditFields } from './change-member.js';
import { mapOutcome, type Outcome, refused } from './outcome.js';

/** Follow a path into an operation, and edit the fields where it ends. */
export function changePart(operation: Operation, path: FieldPath, edit: EditFields): Outcome<Operation> {
  const { side, part } = path;
  if (part === 'body') return changeBody(operation, path, edit);
  if (side === 'request') {
    const fields = changeMember(operation.request[part], path.steps, edit);
    return mapOutcome(fields, (after) => withRequestFields(operation, part, after));
  }
  if (part !== 'headers') return refused('an answer has only headers and a body');
  const headers = changeMember(operation.response.headers, path.steps, edit);
  return mapOutcome(headers, (after) => ({ ...operation, response: { ...operation.response, headers: after } }));
}

/** A URL has no placeholder that could be left out. */
function withRequestFields(
  operation: Operation,
  part: 'path' | 'query' | 'headers',
  fields: readonly Field[],
): Operation {
  const after = part === 'path' ? fields.map((field) => needPlaceholder(field, operation)) : fields;
  return { ...operation, request: { ...operation.request, [part]: after } };
}

function needPlaceholder(field: Field, { url }: Operation): Field {
  if (field.required) return field;
  return { ...addReasons(field, () => ({ required: { rule: 'placeholder', url } })), required: true };
}

const bodyName = 'body';

/** The body counts as a field of its own, so that it can be set, added and dropped like one. */
function changeBody(operation: Operation, path: FieldPath, edit: EditFields): Outcome<Operation> {
  const { side, format, steps } = path;
  const body = side === 'request' ? operation.request.body : contentOf(operation.response.body);
  if (body && format && body.format !== format) return refused(`its body is ${body.format}, not ${format}`);
  const before = body ? [asField(body, side, operation)] : [];
  const outcome = changeMember(before, [{ name: bodyName }, ...steps], edit);
  return mapOutcome(outcome, ([field]) => {
    const after = field && { format: body?.format ?? formatOf(path, field, operation), shape: field.shape };
    return side === 'request' ? withRequestBody(operation, after, field) : withAnswer(operation, after);
  });
}

/** An answer of which nothing is known can be added like one that is not there. */
function contentOf(body: Body): Body | undefined {
  return body.format === 'empty' || body.shape.kind === 'unknown' ? undefined : body;
}

function asField({ shape }: Body, side: FieldPath['side'], { request, source }: Operation): Field {
  const row = side === 'request' ? request.containers?.body : undefined;
  return { name: bodyName, required: true, shape, description: row?.description ?? '', source: row?.source ?? source };
}

/** The pages call the body of an upload `body`. */
function formatOf({ side, format }: FieldPath, { shape }: Field, { kind }: Operation): BodyFormat {
  if (format !== undefined) return format;
  if (shape.kind === 'binary') return 'binary';
  return side === 'request' && kind === 'call' ? 'multipart' : 'json';
}

function withRequestBody(operation: Operation, after: Body | undefined, field: Field | undefined): Operation {
  const { body, containers, ...request } = operation.request;
  const { body: row, ...others } = containers ?? {};
  const described = field && field.description !== '' ? { description: field.description, source: field.source } : row;
  const rows = field && described ? { ...others, body: described } : others;
  return {
    ...operation,
    request: {
      ...request,
      ...(after && { body: after }),
      ...(Object.keys(rows).length > 0 && { containers: rows }),
    },
  };
}

function withAnswer(operation: Operation, body: Body | undefined): Operation {
  const empty: Body = { format: 'empty', shape: { kind: 'object', fields: [] } };
  return { ...operation, response: { ...operation.response, body: body ?? empty } };
}
