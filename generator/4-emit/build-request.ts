import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import { addReasons } from '../model/add-reasons.js';
import type { Api } from '../model/api.js';
import { type Filling, findFilledOf } from '../model/find-filled.js';
import type { Reason } from '../model/reasons.js';
import type { Body, BodyFormat, Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import { mapShape } from '../model/walk-shape.js';

type Filled = ReturnType<typeof findFilledOf>;

/** A member of the request that holds others. */
type RequestContainer = 'query' | BodyContainer | 'headers';

/** The one that carries the body. */
type BodyContainer = 'json' | 'form' | 'xml' | 'body';

/** The container of a body, by its format. */
const bodyContainers: Readonly<Record<BodyFormat, BodyContainer | undefined>> = {
  json: 'json',
  form: 'form',
  xml: 'xml',
  multipart: 'body',
  text: 'body',
  binary: 'body',
  empty: undefined,
  redirect: undefined,
};

/** The container that carries a body: `json` for instance; `undefined` when nothing is carried. */
export function bodyContainer(body: Body | undefined): BodyContainer | undefined {
  return body && bodyContainers[body.format];
}

/** What a caller gives, as one object: path parameters by name, then the containers. What the client fills in is optional. */
export function buildRequest(operation: Operation, api: Api): ObjectShape {
  const { request } = operation;
  const parts = { filled: findFilledOf(operation, api), words: wordsOf(api) };
  const fields = [
    ...request.path.map((field) => ({ ...relaxPathParameter(field), name: namePathParameter(field.name) })),
    ...buildContainer(operation, 'query', parts),
    ...buildBody(operation, parts),
    ...buildContainer(operation, 'headers', parts),
  ];
  return { kind: 'object', fields };
}

const containerNames: ReadonlySet<string> = new Set(['query', 'json', 'form', 'xml', 'body', 'headers']);

/** What callers give a path parameter as; one that is named like a container has an underscore after it: `body_`. */
function namePathParameter(name: string): string {
  return containerNames.has(name) ? `${name}_` : name;
}

/** The URL of a call with its path parameters as callers give them. */
export function spellUrl({ url }: Operation): string {
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => `{${namePathParameter(name)}}`);
}

/** Identifiers go beyond what a number holds exactly, so that a number in a path can be given as a string as well. */
function relaxPathParameter(field: Field): Field {
  if (field.shape.kind !== 'number') return { ...field, required: true };
  const explained = addReasons(field, ({ type }) => ({ type: { rule: 'path-number', ...(type && { before: type }) } }));
  const members = [
    { title: '', shape: { kind: 'string' } },
    { title: '', shape: field.shape },
  ] as const;
  return { ...explained, required: true, shape: { kind: 'union', members } };
}

interface CallerRequest {
  readonly filled: Filled;
  readonly words: Words;
}

/** `query` and `headers` are optional exactly when none of their members is required. */
function buildContainer(operation: Operation, name: 'query' | 'headers', request: CallerRequest): Field[] {
  const fields = operation.request[name].map((field) => relaxField(field, request.filled));
  if (fields.length === 0) return [];
  const needed = fields.find((field) => field.required);
  const reason: Reason = needed
    ? { rule: 'member-required', member: `${name}.${needed.name}` }
    : { rule: 'no-member-required' };
  const description = describe(operation, { kind: name, name, words: request.words, reason });
  return [{ name, required: needed !== undefined, shape: { kind: 'object', fields }, ...description }];
}

interface ContainerFacts {
  readonly kind: 'query' | 'headers' | 'body';
  readonly name: RequestContainer;
  readonly words: Words;
  /** Why it is required or not. */
  readonly reason: Reason;
}

/** What the row of a container says, and where it stands. */
function describe(
  { request, source, explained }: Operation,
  { kind, name, words, reason }: ContainerFacts,
): Pick<Field, 'description' | 'source' | 'reasons'> {
  const row = request.containers?.[kind];
  const container: Reason = { rule: 'container', name };
  return {
    description: row?.description || words.containers[name],
    source: row?.source ?? source,
    ...(explained && { reasons: { name: container, type: container, required: reason } }),
  };
}

function buildBody(operation: Operation, { filled, words }: CallerRequest): Field[] {
  const { body } = operation.request;
  const name = bodyContainer(body);
  if (name === undefined || body === undefined) return [];
  const shape = filled.size > 0 ? relaxShape(body.shape, filled) : body.shape;
  return [
    {
      name,
      required: true,
      shape,
      ...describe(operation, { kind: 'body', name, words, reason: { rule: 'body-needed' } }),
    },
  ];
}

function relaxShape(shape: Shape, filled: Filled): Shape {
  return mapShape(shape, {
    shape: (part) => relaxShape(part, filled),
    field: (field) => relaxField(field, filled),
  });
}

function relaxField(field: Field, filled: Filled): Field {
  if (filled.size === 0) return field;
  const filling = filled.get(field);
  const relaxed = filling && field.required ? leaveOut(field, filling) : field;
  return { ...relaxed, shape: relaxShape(field.shape, filled) };
}

function leaveOut(field: Field, { by }: Filling): Field {
  const rule = by === 'digest' ? 'digest' : 'filled-in';
  const explained = addReasons(field, ({ required }) => ({
    required: { rule, ...(required && { before: required }) },
  }));
  return { ...explained, required: false };
}
