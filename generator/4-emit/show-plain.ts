import type { Field, Shape } from '../model/schema.js';
import { isObject, type Literal, type LiteralObject } from './print-literal.js';

/**
 * The members of an example as a caller gives them. Samples show ciphertext where a caller gives plain text, and would
 * be sealed twice when copied; the first line of what the page says of the member stands for it.
 */
export function showPlain(members: LiteralObject, fields: readonly Field[]): LiteralObject {
  const entries = Object.entries(members).map(([name, value]): [string, Literal] => {
    const field = fields.find((candidate) => candidate.name === name);
    return [name, field ? showMember(value, field.shape, field) : value];
  });
  return Object.fromEntries(entries);
}

function showMember(value: Literal, shape: Shape, field: Field): Literal {
  switch (shape.kind) {
    case 'encoded':
      return isSealedText(shape) && typeof value === 'string' ? nameOf(field) : showMember(value, shape.content, field);
    case 'list':
      return Array.isArray(value) ? value.map((element: Literal) => showMember(element, shape.item, field)) : value;
    case 'object':
      return isObject(value) ? showPlain(value, shape.fields) : value;
    default:
      return value;
  }
}

function isSealedText({ encoding, content }: Extract<Shape, { kind: 'encoded' }>): boolean {
  return encoding.startsWith('rsa-') && content.kind === 'string' && content.values === undefined;
}

function nameOf({ description, name }: Field): string {
  return description.split('\n', 1).join('') || name;
}
