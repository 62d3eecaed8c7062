import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api } from '../model/api.js';
import { findFilled } from '../model/find-filled.js';
import type { Body, BodyFormat, Field, ObjectShape, Operation, Shape } from '../model/schema.js';

type Filled = ReturnType<typeof findFilled>;

/** A member of the request that holds others. */
type Container = 'query' | 'json' | 'xml' | 'body' | 'headers';

/** The container of a body, by its format. */
const bodyContainers: Readonly<Record<BodyFormat, 'json' | 'xml' | 'body' | undefined>> = {
  json: 'json',
  xml: 'xml',
  multipart: 'body',
  text: 'body',
  binary: 'body',
  empty: undefined,
  redirect: undefined,
};

/** The container that carries a body: `json` for instance; `undefined` when nothing is carried. */
export function bodyContainer(body: Body | undefined): 'json' | 'xml' | 'body' | undefined {
  return body && bodyContainers[body.format];
}

/** What a caller gives, as one object: path parameters by name, then the containers. What the client fills in is optional. */
export function buildRequest(operation: Operation, api: Api): ObjectShape {
  const { request, transport } = operation;
  const parts = { filled: findFilled({ ...request, nonce: transport.nonce }, api), words: wordsOf(api) };
  const fields = [
    ...request.path.map(relaxPathParameter),
    ...buildContainer(operation, 'query', parts),
    ...buildBody(operation, parts),
    ...buildContainer(operation, 'headers', parts),
  ];
  return { kind: 'object', fields };
}

/** Identifiers go beyond what a number holds exactly, so that a number in a path can be given as a string as well. */
function relaxPathParameter(field: Field): Field {
  if (field.shape.kind !== 'number') return { ...field, required: true };
  const members = [
    { title: '', shape: { kind: 'string' } },
    { title: '', shape: field.shape },
  ] as const;
  return { ...field, required: true, shape: { kind: 'union', members } };
}

interface CallerRequest {
  readonly filled: Filled;
  readonly words: Words;
}

/** `query` and `headers` are optional exactly when none of their members is required. */
function buildContainer(operation: Operation, name: 'query' | 'headers', request: CallerRequest): Field[] {
  const fields = relax(operation.request[name], request.filled);
  if (fields.length === 0) return [];
  const required = fields.some((field) => field.required);
  const description = describe(operation, { kind: name, name, words: request.words });
  return [{ name, required, shape: { kind: 'object', fields }, ...description }];
}

/** What the row of a container says, and where it stands. */
function describe(
  { request, source }: Operation,
  { kind, name, words }: { kind: 'query' | 'headers' | 'body'; name: Container; words: Words },
): Pick<Field, 'description' | 'source'> {
  const row = request.containers?.[kind];
  return { description: row?.description || words.containers[name], source: row?.source ?? source };
}

function buildBody(operation: Operation, { filled, words }: CallerRequest): Field[] {
  const { body } = operation.request;
  const name = bodyContainer(body);
  if (name === undefined || body === undefined) return [];
  const shape = filled.size > 0 ? relaxShape(body.shape, filled) : body.shape;
  return [{ name, required: true, shape, ...describe(operation, { kind: 'body', name, words }) }];
}

function relaxShape(shape: Shape, filled: Filled): Shape {
  switch (shape.kind) {
    case 'encoded':
      return { ...shape, content: relaxShape(shape.content, filled) };
    case 'object':
      return { ...shape, fields: relax(shape.fields, filled) };
    case 'union':
      return { ...shape, members: shape.members.map((each) => ({ ...each, shape: relaxShape(each.shape, filled) })) };
    default:
      return shape;
  }
}

function relax(fields: readonly Field[], filled: Filled): Field[] {
  return fields.map((field) => ({
    ...field,
    required: field.required && !filled.has(field),
    shape: relaxShape(field.shape, filled),
  }));
}
