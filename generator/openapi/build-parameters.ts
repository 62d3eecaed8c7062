import type { Field, Message } from '../model/schema.js';
import { buildSchema } from './build-schema.js';
import { describeField } from './describe-field.js';
import { placeWithin, type SchemaPlace } from './schema-space.js';
import { toWire } from './spell-example.js';

type ParameterPlace = 'path' | 'query' | 'header';

/** Of a sample, the values by name. */
type Values = Readonly<Record<string, unknown>>;

/** OpenAPI has other places for these, and passes over parameters of their name. */
const saidElsewhere = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of an operation; `sample` is the request of its first sample. */
export function buildParameters({ path, query, headers }: Message, sample: Values, place: SchemaPlace): object[] {
  const shown = headers.filter(({ name }) => !saidElsewhere.has(name.toLowerCase()));
  return [
    ...buildGroup(path, { in: 'path', sample, place: placeWithin(place, 'path') }),
    ...buildGroup(query, { in: 'query', sample: valuesOf(sample['query']), place: placeWithin(place, 'query') }),
    ...buildGroup(shown, { in: 'header', sample: valuesOf(sample['headers']), place: placeWithin(place, 'headers') }),
  ];
}

interface Group {
  readonly in: ParameterPlace;
  readonly sample: Values;
  readonly place: SchemaPlace;
}

function buildGroup(fields: readonly Field[], group: Group): object[] {
  const first = new Map([...fields].reverse().map((field) => [field.name, field]));
  return fields.filter((field) => first.get(field.name) === field).map((field) => buildParameter(field, group));
}

function buildParameter(field: Field, { in: at, sample, place }: Group): object {
  const { name, shape, required } = field;
  const description = describeField(field, place.space.facts);
  return {
    name,
    in: at,
    required: required || at === 'path',
    ...(description !== '' && { description }),
    // A list is a repeated name: `type=A&type=B`.
    ...(shape.kind === 'list' && at === 'query' && { style: 'form', explode: true }),
    schema: buildSchema(shape, placeWithin(place, name)),
    ...(Object.hasOwn(sample, name) && { example: toWire(sample[name], shape, place.space.facts.encodings) }),
  };
}

/** The members of an object; none of anything else. */
export function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
