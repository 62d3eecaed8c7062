import type { Api } from '../model/api.js';
import { assertNever } from '../model/assert-never.js';
import { encodingOf } from '../model/encoding.js';
import { expressPattern, isPattern } from '../model/pattern-names.js';
import type { Field, NumberShape, ObjectShape, Shape, StringShape, Value } from '../model/schema.js';
import { findVariantWord } from '../model/variant-word.js';
import { describeField, markInferred } from './describe-field.js';
import type { JsonSchema } from './document.js';
import { keepSchema, placeWithin, type SchemaPlace } from './schema-space.js';

type UnionShape = Extract<Shape, { kind: 'union' }>;

/** A file as it travels. */
export const file: JsonSchema = { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' };

/** The JSON Schema of a shape. Objects with members and unions are kept by name; the rest is written where it is used. */
export function buildSchema(shape: Shape, place: SchemaPlace): JsonSchema {
  switch (shape.kind) {
    case 'string':
      return buildValues(shape, 'string');
    case 'number':
      return buildValues(shape, shape.integer ? 'integer' : 'number');
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return { type: 'array', items: buildSchema(shape.item, place) };
    case 'object':
      return shape.fields.length === 0
        ? buildOpen(shape, place)
        : keepSchema(place, (kept) => buildObject(shape, kept));
    case 'union':
      return keepSchema(place, (kept) => buildUnion(shape, kept));
    case 'encoded':
      return buildEncoded(shape, buildSchema(shape.content, place), place.space.facts.encodings);
    case 'binary':
      return file;
    case 'unknown':
      return {};
    default:
      return assertNever(shape);
  }
}

/** A member with what the page says of it. */
export function buildMember(field: Field, place: SchemaPlace): JsonSchema {
  const description = describeField(field, place.space.facts);
  const schema = admitNull(field, buildSchema(field.shape, placeWithin(place, field.name)));
  return { ...schema, ...(description !== '' && { description }), ...markInferred(field) };
}

/** The schema of a field, which may be null as well. */
export function admitNull({ nullable }: Field, schema: JsonSchema): JsonSchema {
  if (!nullable || Object.keys(schema).length === 0) return schema;
  const { type, enum: listed } = schema;
  if (typeof type === 'string' && listed === undefined) return { ...schema, type: [type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}

function buildOpen({ open, values }: ObjectShape, place: SchemaPlace): JsonSchema {
  if (values) return { type: 'object', additionalProperties: buildSchema(values, placeWithin(place, 'values')) };
  return open === true ? { type: 'object', additionalProperties: true } : { type: 'object' };
}

function buildObject(shape: ObjectShape, place: SchemaPlace): JsonSchema {
  const fields = firstOfEachName(shape.fields);
  const named = fields.filter(({ name }) => !isPattern(name));
  const patterns = fields.filter(({ name }) => isPattern(name));
  const required = named.filter((field) => field.required).map(({ name }) => name);
  const members = (of: readonly Field[], keyOf: (name: string) => string) =>
    Object.fromEntries(of.map((field) => [keyOf(field.name), buildMember(field, place)]));
  return {
    ...buildOpen(shape, place),
    ...(named.length > 0 && { properties: members(named, (name) => name) }),
    ...(patterns.length > 0 && { patternProperties: members(patterns, expressPattern) }),
    ...(required.length > 0 && { required }),
  };
}

/** Of two members of one name the first stands; phase 3 reports them. */
function firstOfEachName(fields: readonly Field[]): Field[] {
  const names = new Set<string>();
  return fields.filter(({ name }) => !names.has(name) && names.add(name));
}

/** A value can fit several alternatives at once, unless they are of different kinds. */
function buildUnion({ members }: UnionShape, place: SchemaPlace): JsonSchema {
  const kinds = new Set(members.map(({ shape }) => jsonKind(shape)));
  const schemas = members.map(({ title, shape }, index) => {
    const schema = buildSchema(shape, placeWithin(place, findVariantWord(title) ?? `variant${index + 1}`));
    return title === '' ? schema : { ...schema, title };
  });
  return { [kinds.size === members.length ? 'oneOf' : 'anyOf']: schemas };
}

/** What tells values apart; a shape that may be anything is told from nothing. */
function jsonKind(shape: Shape): string {
  if (shape.kind === 'encoded' || shape.kind === 'binary') return 'string';
  return shape.kind === 'union' || shape.kind === 'unknown' ? 'object' : shape.kind;
}

type EncodedShape = Extract<Shape, { kind: 'encoded' }>;

/** A string on the wire; `content` is the schema of what it carries. Ciphertext is written in Base64. */
function buildEncoded(
  { encoding, content }: EncodedShape,
  contentSchema: JsonSchema,
  encodings: Api['encodings'],
): JsonSchema {
  const { seal, mediaType } = encodingOf(encodings, encoding);
  const marks = seal ? { contentEncoding: 'base64', 'x-encrypted': encoding } : { 'x-encoded': encoding };
  return { type: 'string', ...marks, contentMediaType: holdsText(content) ? 'text/plain' : mediaType, contentSchema };
}

function holdsText({ kind }: Shape): boolean {
  return kind !== 'object' && kind !== 'list' && kind !== 'union' && kind !== 'unknown';
}

/** A string or a number with its listed values. Those that are not the only ones stand beside the bare type, which keeps the list open. */
function buildValues({ values = [], closed }: StringShape | NumberShape, type: string): JsonSchema {
  const listed = [...new Map(values.map((value) => [value.value, value])).values()];
  if (listed.length === 0) return { type };
  const isTold = listed.some(({ description }) => description !== undefined);
  const schema = {
    type: typeOf(listed, type),
    enum: listed.map(({ value }) => value),
    ...(isTold && { 'x-enum-descriptions': listed.map(({ description }) => description ?? '') }),
  };
  return closed === true ? schema : { anyOf: [schema, { type }] };
}

/** A page may list a word among numbers. */
function typeOf(values: readonly Value[], type: string): string | string[] {
  const hasWord = type !== 'string' && values.some(({ value }) => typeof value === 'string');
  return hasWord ? [type, 'string'] : type;
}
