import type { Api } from '../model/api.js';
import type { Body, ObjectShape, Response, ResponseEnvelope, Shape } from '../model/schema.js';

/** What a call returns. */
export interface Result {
  readonly body: Body;
  /** The members of the documented body that lead to it. */
  readonly at: readonly string[];
  /** Whether the envelope is a part of it: that of the API stays on. */
  readonly whole: boolean;
}

/** What a caller gets: the data of a response that is documented with its envelope, else what is documented. */
export function resultOf({ body, envelope }: Response, api: Pick<Api, 'envelope'>): Result {
  const documented: Result = { body, at: [], whole: false };
  if (body.format !== 'json') return documented;
  if (envelope === undefined) return { ...documented, whole: api.envelope !== undefined };
  if (envelope.tables === 'data') return documented;
  const root = envelope.root === undefined ? [] : [envelope.root];
  const inner = root.reduce<Shape | undefined>((shape, name) => shape && shapeAt(shape, name), body.shape);
  if (inner?.kind !== 'object') return { ...documented, whole: true };
  const at = envelope.data === undefined ? root : [...root, envelope.data];
  return { body: { ...body, shape: dataOf(inner, envelope) }, at, whole: false };
}

/** A response whose table lists no data may hold any. */
function dataOf(shape: ObjectShape, { data, code, message }: ResponseEnvelope): Shape {
  if (data !== undefined) return shapeAt(shape, data) ?? { kind: 'unknown' };
  const around = [code, message.split('.', 1).join('')];
  return { ...shape, fields: shape.fields.filter(({ name }) => !around.includes(name)) };
}

function shapeAt(shape: Shape, name: string): Shape | undefined {
  return shape.kind === 'object' ? shape.fields.find((field) => field.name === name)?.shape : undefined;
}
