import type { Api } from '../model/api.js';
import { encodingOf } from '../model/encoding.js';
import type { Field, Shape } from '../model/schema.js';
import { isObject, type Literal, type LiteralObject } from './print-literal.js';

/**
 * The members of an example as a caller gives them. Samples show ciphertext where a caller gives plain text, and would
 * be sealed twice when copied; the first line of what the page says of the member stands for it.
 */
export function showPlain(
  members: LiteralObject,
  fields: readonly Field[],
  encodings: Api['encodings'],
): LiteralObject {
  const entries = Object.entries(members).map(([name, value]): [string, Literal] => {
    const field = fields.find((candidate) => candidate.name === name);
    return [name, field ? showMember(value, field.shape, { field, encodings }) : value];
  });
  return Object.fromEntries(entries);
}

type EncodedShape = Extract<Shape, { kind: 'encoded' }>;

interface Shown {
  readonly field: Field;
  readonly encodings: Api['encodings'];
}

function showMember(value: Literal, shape: Shape, shown: Shown): Literal {
  switch (shape.kind) {
    case 'encoded':
      return isSealedText(shape, shown.encodings) && typeof value === 'string'
        ? nameOf(shown.field)
        : showMember(value, shape.content, shown);
    case 'list':
      return Array.isArray(value) ? value.map((element: Literal) => showMember(element, shape.item, shown)) : value;
    case 'object':
      return isObject(value) ? showPlain(value, shape.fields, shown.encodings) : value;
    default:
      return value;
  }
}

function isSealedText({ encoding, content }: EncodedShape, encodings: Api['encodings']): boolean {
  const { seal } = encodingOf(encodings, encoding);
  return seal?.holds === 'text' && content.kind === 'string' && content.values === undefined;
}

function nameOf({ description, name }: Field): string {
  return description.split('\n', 1).join('') || name;
}
