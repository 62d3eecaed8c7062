import { buildRequest } from '../../4-emit/build-request.js';
import { completeEnvelope } from '../../4-emit/complete-envelope.js';
import { resultOf } from '../../4-emit/result-of.js';
import type { Api } from '../../model/api.js';
import type { Field, Operation, Shape } from '../../model/schema.js';
import { fieldsWithin } from '../../model/walk-shape.js';

/** A field of an operation, and its path. */
export interface PlacedField {
  /** As callers write it: `json.amount.total`, or `response.amount.total` in a response. */
  readonly path: string;
  /** The type in the client that contains it, and the members from there. */
  readonly type: 'Request' | 'Response' | 'Notification' | 'Reply';
  readonly members: readonly string[];
  readonly field: Field;
}

/** Every field of an operation, as in the client. */
export function listFields(page: string, operation: Operation, api: Api): PlacedField[] {
  const answer = operation.response.body.shape;
  if (operation.kind === 'call') {
    const { at } = resultOf(operation.response, api);
    const answered = fieldsOf(answer, { type: 'Response' }).map((field) => ({ ...field, members: below(at, field) }));
    return [...fieldsOf(buildRequest(operation, api), { type: 'Request' }), ...answered];
  }
  const completed = completeEnvelope(page, operation, api);
  return [...fieldsOf(completed, { type: 'Notification' }), ...fieldsOf(answer, { type: 'Reply' })];
}

/** The way to a field from what a call returns; none of a field that stands around it, which no type has. */
function below(at: readonly string[], { members }: PlacedField): readonly string[] {
  return at.every((name, index) => members[index] === name) ? members.slice(at.length) : [];
}

interface Above {
  readonly type: PlacedField['type'];
  readonly members?: readonly string[];
}

function fieldsOf(shape: Shape, above: Above): PlacedField[] {
  return fieldsWithin(shape).flatMap((field) => placeField(field, above));
}

function placeField(field: Field, { type, members = [] }: Above): PlacedField[] {
  const way = [...members, field.name];
  const start = type === 'Response' || type === 'Reply' ? [type.toLowerCase()] : [];
  return [
    { path: [...start, ...way].join('.'), type, members: way, field },
    ...fieldsOf(field.shape, { type, members: way }),
  ];
}
