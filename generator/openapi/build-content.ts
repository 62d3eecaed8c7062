import type { Api } from '../model/api.js';
import { encodingOf } from '../model/encoding.js';
import type { Body, BodyFormat, Field, Shape } from '../model/schema.js';
import { buildSchema } from './build-schema.js';
import type { Content, JsonSchema, MediaType } from './document.js';
import { placeWithin, type SchemaPlace } from './schema-space.js';

/** The media type of each format; none where nothing is carried. */
const mediaTypes: Readonly<Record<BodyFormat, string | undefined>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  xml: 'application/xml',
  multipart: 'multipart/form-data',
  text: 'text/plain',
  binary: 'application/octet-stream',
  empty: undefined,
  redirect: undefined,
};

/** What a body is, by media type; `headers` may name the media type. */
export function buildContent(body: Body, headers: readonly Field[], place: SchemaPlace): Content | undefined {
  const mediaType =
    mediaTypes[body.format] === undefined ? undefined : (documentedType(headers) ?? mediaTypes[body.format]);
  if (mediaType === undefined) return undefined;
  if (body.format === 'multipart') return { [mediaType]: buildParts(body, place) };
  if (body.format === 'text') return buildTexts(body.shape, mediaType, place);
  return { [mediaType]: { schema: asRoot(buildSchema(body.shape, place), body.format) } };
}

/** The only media type that a page lists for `Content-Type`. */
function documentedType(headers: readonly Field[]): string | undefined {
  const shape = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.shape;
  const [only, ...others] = shape?.kind === 'string' ? (shape.values ?? []) : [];
  const text = String(only?.value ?? '');
  return others.length === 0 && /^[\w.+-]+\/[\w.+-]+$/.test(text) ? text : undefined;
}

/** The element that holds all others is `<xml>`. */
function asRoot(schema: JsonSchema, format: BodyFormat): JsonSchema {
  return format === 'xml' ? { ...schema, xml: { name: 'xml' } } : schema;
}

/** A body as its format carries it: in `multipart`, what a string would carry is a part of its own type. */
export function carriedShape({ format, shape }: Body, encodings: Api['encodings']): Shape {
  if (format !== 'multipart' || shape.kind !== 'object') return shape;
  return { ...shape, fields: shape.fields.map((field) => ({ ...field, shape: partShape(field.shape, encodings) })) };
}

function buildParts(body: Body, place: SchemaPlace): MediaType {
  const { shape } = body;
  const { encodings } = place.space.facts;
  const schema = buildSchema(carriedShape(body, encodings), place);
  if (shape.kind !== 'object') return { schema };
  const encoding = shape.fields.flatMap(({ name, shape: part }) => {
    const contentType = partType(part, encodings);
    return contentType === undefined ? [] : [[name, { contentType }] as const];
  });
  return encoding.length > 0 ? { schema, encoding: Object.fromEntries(encoding) } : { schema };
}

function partShape(shape: Shape, encodings: Api['encodings']): Shape {
  return shape.kind === 'encoded' && encodingOf(encodings, shape.encoding).seal === undefined ? shape.content : shape;
}

/** A file has the type that its name ends in. */
function partType(shape: Shape, encodings: Api['encodings']): string | undefined {
  if (shape.kind !== 'encoded') return shape.kind === 'binary' ? '*/*' : undefined;
  const { seal, mediaType } = encodingOf(encodings, shape.encoding);
  return seal ? 'text/plain' : mediaType;
}

/** A text may be replaced by a failure, which comes as XML. */
function buildTexts(shape: Shape, mediaType: string, place: SchemaPlace): Content {
  if (shape.kind !== 'union') return { [mediaType]: { schema: buildSchema(shape, place) } };
  const contents = shape.members.map(({ title, shape: member }): Content => {
    const schema = buildSchema(member, placeWithin(place, title));
    return member.kind === 'object'
      ? { 'application/xml': { schema: asRoot(schema, 'xml') } }
      : { [mediaType]: { schema } };
  });
  return Object.fromEntries(contents.flatMap((content) => Object.entries(content)));
}
