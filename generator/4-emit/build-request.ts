import type { Body, BodyFormat, Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import { filledByRuntime } from './filled-by-runtime.js';
import { findDigests } from './find-digests.js';

/** A member of the request that holds others. */
type Container = 'query' | 'json' | 'xml' | 'body' | 'headers';

/** What the doc comment of a container says that its page does not describe. */
const descriptions: Readonly<Record<Container, string>> = {
  query: '查询参数',
  json: '请求体（JSON）',
  xml: '请求体（XML）',
  body: '请求体',
  headers: '请求头',
};

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

/** What a caller gives, as one object: path parameters by name, then the containers. What the runtime fills in is optional. */
export function buildRequest(operation: Operation): ObjectShape {
  const { path, query, headers } = operation.request;
  const fields = [
    ...path.map(relaxPathParameter),
    ...buildContainer(operation, 'query', relax(query, filledByRuntime.query)),
    ...buildBody(operation),
    ...buildContainer(operation, 'headers', relax(headers, filledByRuntime.headers)),
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

/** `query` and `headers` are optional exactly when none of their members is required. */
function buildContainer(operation: Operation, name: 'query' | 'headers', fields: readonly Field[]): Field[] {
  if (fields.length === 0) return [];
  const required = fields.some((field) => field.required);
  return [{ name, required, shape: { kind: 'object', fields }, ...describe(operation, name, name) }];
}

/** What the row of a container says, and where it stands. */
function describe(
  { request, source }: Operation,
  kind: 'query' | 'headers' | 'body',
  name: Container,
): Pick<Field, 'description' | 'source'> {
  const row = request.containers?.[kind];
  return { description: row?.description || descriptions[name], source: row?.source ?? source };
}

function buildBody(operation: Operation): Field[] {
  const { request, transport } = operation;
  const name = bodyContainer(request.body);
  if (name === undefined || request.body === undefined) return [];
  const shape = relaxBody(request.body, transport.nonce ? filledByRuntime.xmlWithNonce : filledByRuntime.xml);
  return [{ name, required: true, shape, ...describe(operation, 'body', name) }];
}

function relaxBody(body: Body, filledXml: RegExp): Shape {
  if (body.format === 'xml') return relaxMembers(body.shape, filledXml);
  const digests = Object.keys(findDigests(body));
  return digests.length > 0 ? relaxMeta(body.shape, digests) : body.shape;
}

function relaxMembers(shape: Shape, filled: RegExp): Shape {
  return shape.kind === 'object' ? { ...shape, fields: relax(shape.fields, filled) } : shape;
}

/** Of an upload's body, the members of `meta` by these names. */
function relaxMeta(shape: Shape, digests: readonly string[]): Shape {
  if (shape.kind === 'encoded') return { ...shape, content: relaxMeta(shape.content, digests) };
  if (shape.kind !== 'object') return shape;
  const fields = shape.fields.map((field) => {
    if (field.name === 'meta') return { ...field, shape: relaxMeta(field.shape, digests) };
    return digests.includes(field.name) ? { ...field, required: false } : field;
  });
  return { ...shape, fields };
}

function relax(fields: readonly Field[], filled: RegExp): Field[] {
  return fields.map((field) => (filled.test(field.name) ? { ...field, required: false } : field));
}
