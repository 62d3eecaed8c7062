import * as v from 'valibot';
import {
  anything,
  bodyFormat,
  checkValue,
  type Entries,
  envelopeEntries,
  flag,
  listOf,
  must,
  oneOf,
  oneOfKinds,
  optional,
  type Schema,
  someMembers,
  text,
  texts,
} from '../model/check-value.js';
import type {
  ApiSchema,
  Body,
  ContainerRow,
  Example,
  Field,
  Message,
  Operation,
  Page,
  Response,
  ResponseEnvelope,
  Shape,
  Transport,
  Value,
} from '../model/schema.js';
import { type KeyedOperation, type SchemaVersion, schemaVersions } from '../model/schema-version.js';
import type { Position, SourceRange } from '../model/source-range.js';

/** What `docwright inspect` printed. */
export interface PrintedSchema extends ApiSchema {
  readonly schemaVersion: SchemaVersion;
}

/**
 * Check that a value is the output of `docwright inspect` for an API with these encodings; returns the problem otherwise, such
 * as `pages[3].path must be a text`.
 */
export function checkSchema(
  value: unknown,
  encodings: readonly string[],
): { readonly schema: PrintedSchema } | { readonly problem: string } {
  if (isDeeperThan(value, deepest)) return { problem: `it is nested deeper than ${deepest} levels` };
  const version = checkValue(versioned, value);
  const checked =
    'value' in version ? checkValue(createSchema(encodings, version.value.schemaVersion), value) : version;
  return 'value' in checked ? { schema: checked.value } : { problem: `${checked.path || 'it'} ${checked.what}` };
}

/** Deeper than any page, but not too deep for the stack. */
const deepest = 300;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

const count = anything<number>(Number.isSafeInteger, 'a whole number');
const position = someMembers({ line: count, column: count } satisfies Entries<Position>);
const range = someMembers({ file: text, start: position, end: position } satisfies Entries<SourceRange>);
const values = listOf(
  someMembers({
    value: v.union([v.string(), v.number()], must('a text or a number')),
    description: optional(text),
  } satisfies Entries<Value>),
);
const listed = { values: optional(values), closed: optional(flag) };
const container = someMembers({ description: text, source: range } satisfies Entries<ContainerRow>);
const example = someMembers({
  label: text,
  request: v.unknown(),
  plain: optional(v.literal(true, must('true'))),
} satisfies Entries<Example>);
const transport = someMembers({
  server: optional(text),
  serverOptional: optional(flag),
  clientCertificate: flag,
  nonce: flag,
  answerUnsigned: flag,
} satisfies Entries<Transport>);

const envelope = someMembers({
  ...envelopeEntries,
  tables: oneOf('whole', 'data'),
} satisfies Entries<ResponseEnvelope>);

/** Reasons are not printed. */
type Printed<Type> = Omit<Type, 'reasons' | 'explained'>;

const versioned = someMembers({ schemaVersion: v.picklist(schemaVersions, must(schemaVersions.join(' or '))) });

function createSchema(encodings: readonly string[], version: SchemaVersion) {
  const shape: Schema<Shape> = v.lazy(() => shapes);
  const field = someMembers({
    name: text,
    required: flag,
    shape,
    description: text,
    source: range,
    nullable: optional(v.literal(true, must('true'))),
    inferred: optional(listOf(oneOf('answer', 'member'))),
  } satisfies Entries<Printed<Field>>);
  const inferred = optional(v.literal(true, must('true')));
  const shapes = oneOfKinds([
    someMembers({ kind: v.literal('string'), ...listed }),
    someMembers({ kind: v.literal('number'), integer: flag, ...listed }),
    someMembers({ kind: v.literal('boolean') }),
    someMembers({ kind: v.literal('list'), item: shape, inferred }),
    someMembers({
      kind: v.literal('object'),
      fields: listOf(field),
      open: optional(flag),
      values: optional(shape),
      inferred,
    }),
    someMembers({ kind: v.literal('union'), members: listOf(someMembers({ title: text, shape })) }),
    someMembers({ kind: v.literal('encoded'), encoding: oneOf(...encodings), content: shape }),
    someMembers({ kind: v.literal('binary') }),
    someMembers({ kind: v.literal('unknown') }),
  ]);
  const fields = listOf(field);
  const body = someMembers({
    format: bodyFormat,
    shape,
  } satisfies Entries<Body>);
  const containers = { query: optional(container), headers: optional(container), body: optional(container) };
  const operation = someMembers({
    key: version === 1 ? optional(text) : text,
    kind: oneOf('call', 'notification'),
    anchor: text,
    name: optional(text),
    method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
    url: text,
    title: text,
    summary: text,
    request: someMembers({
      path: fields,
      query: fields,
      headers: fields,
      body: optional(body),
      containers: optional(someMembers(containers)),
    } satisfies Entries<Message>),
    response: someMembers({ headers: fields, body, envelope: optional(envelope) } satisfies Entries<Response>),
    transport,
    notices: texts,
    links: texts,
    examples: listOf(example),
    source: range,
  } satisfies Entries<Printed<Operation> & Partial<Pick<KeyedOperation, 'key'>>>);
  const page = someMembers({ path: text, operations: listOf(operation) } satisfies Entries<Page>);
  return someMembers({ ...versioned.entries, pages: listOf(page) } satisfies Entries<PrintedSchema>);
}
