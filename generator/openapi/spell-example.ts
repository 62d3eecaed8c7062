import type { Api } from '../model/api.js';
import { assertNever } from '../model/assert-never.js';
import { type EncodingFacts, encodingOf } from '../model/encoding.js';
import type { Shape } from '../model/schema.js';

/** A value of a sample as it travels: what a string carries is encoded; what is sealed stays plain text, since there are no keys here. */
export function toWire(value: unknown, shape: Shape, encodings: Api['encodings']): unknown {
  switch (shape.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'unknown':
      return value;
    case 'list':
      return Array.isArray(value) ? value.map((element) => toWire(element, shape.item, encodings)) : value;
    case 'object':
      return mapMembers(value, (name, member) => {
        const field = shape.fields.find((each) => each.name === name);
        return field === undefined ? member : toWire(member, field.shape, encodings);
      });
    case 'union':
      return toWire(
        value,
        likeliest(
          value,
          shape.members.map((member) => member.shape),
        ),
        encodings,
      );
    case 'encoded':
      return encode(toWire(value, shape.content, encodings), encodingOf(encodings, shape.encoding));
    case 'binary':
      return nameOfFile(value);
    default:
      return assertNever(shape);
  }
}

/** The members of an object, each replaced; anything else as it is. */
export function mapMembers(value: unknown, replace: (name: string, member: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replace(name, member)]));
}

/** The alternative that knows most of the value's members. */
function likeliest(value: unknown, shapes: readonly Shape[]): Shape {
  const names = new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
  const known = (shape: Shape) =>
    shape.kind === 'object' ? shape.fields.filter(({ name }) => names.has(name)).length : 0;
  return shapes.reduce<Shape>((best, shape) => (known(shape) > known(best) ? shape : best), { kind: 'unknown' });
}

function encode(value: unknown, { mediaType, seal }: EncodingFacts): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (seal === undefined && mediaType === 'application/x-www-form-urlencoded')
    return new URLSearchParams(Object.entries(value)).toString();
  return JSON.stringify(value);
}

function nameOfFile(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}
