import { assertNever } from '../model/assert-never.js';
import { fitsName, isPattern } from '../model/pattern-names.js';
import type { ObjectShape, Shape } from '../model/schema.js';
import { isStructured } from './declare-shape.js';
import { isObject, type Literal } from './print-literal.js';

/** Whether a value could be given where a request wants a shape; samples hold values that their own tables do not allow. */
export function fitsShape(value: Literal, shape: Shape): boolean {
  switch (shape.kind) {
    case 'string':
    case 'number':
      return typeof value === shape.kind && (shape.closed !== true || isListed(value, shape.values));
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((element) => fitsShape(element, shape.item));
    case 'object':
      return isObject(value) && fitsMembers(Object.entries(value), shape);
    case 'union':
      return shape.members.some((member) => fitsShape(value, member.shape));
    case 'encoded':
      return (typeof value === 'string' && isStructured(shape.content)) || fitsShape(value, shape.content);
    case 'binary':
      return isObject(value);
    case 'unknown':
      return true;
    default:
      return assertNever(shape);
  }
}

function isListed(value: unknown, values: readonly { readonly value: unknown }[] = []): boolean {
  return values.length === 0 || values.some((listed) => listed.value === value);
}

function fitsMembers(members: readonly (readonly [string, Literal])[], { fields, open }: ObjectShape): boolean {
  const given = new Set(members.map(([name]) => name));
  const isComplete = fields.every((field) => !field.required || isPattern(field.name) || given.has(field.name));
  return isComplete && members.every(([name, member]) => fitsMember(name, member, { fields, open: open === true }));
}

function fitsMember(
  name: string,
  value: Literal,
  { fields, open }: { fields: ObjectShape['fields']; open: boolean },
): boolean {
  const field = fields.find((each) => each.name === name) ?? fields.find((each) => fitsName(each.name, name));
  return field === undefined ? open : fitsShape(value, field.shape);
}
