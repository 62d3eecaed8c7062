import { assertNever } from './assert-never.js';
import type { Field, Inferred, Shape, Value } from './schema.js';

/** Visit a shape and every shape that it is made of, each before what it holds. */
export function visitShape(shape: Shape, visit: (shape: Shape) => void): void {
  visit(shape);
  for (const part of partsOf(shape)) visitShape(part, visit);
  if (shape.kind === 'object') for (const field of shape.fields) visitShape(field.shape, visit);
}

/** How the parts of a shape are replaced; a field by the same change of its shape, unless `field` says otherwise. */
export interface ShapeChange {
  readonly shape: (shape: Shape) => Shape;
  readonly field?: (field: Field) => Field;
}

/** The shape with its parts replaced: the item of a list, the content of a string, forms and members. Parts of parts are up to the change. */
export function mapShape(shape: Shape, change: ShapeChange): Shape {
  const changeField = change.field ?? ((field) => ({ ...field, shape: change.shape(field.shape) }));
  switch (shape.kind) {
    case 'list':
      return { ...shape, item: change.shape(shape.item) };
    case 'encoded':
      return { ...shape, content: change.shape(shape.content) };
    case 'object':
      return {
        ...shape,
        fields: shape.fields.map(changeField),
        ...(shape.values && { values: change.shape(shape.values) }),
      };
    case 'union':
      return { ...shape, members: shape.members.map((member) => ({ ...member, shape: change.shape(member.shape) })) };
    case 'string':
    case 'number':
    case 'boolean':
    case 'binary':
    case 'unknown':
      return shape;
    default:
      return assertNever(shape);
  }
}

/** The fields of an object, whatever carries it: a list, a string, or the forms of a union. */
export function fieldsWithin(shape: Shape): readonly Field[] {
  return shape.kind === 'object' ? shape.fields : partsOf(shape).flatMap(fieldsWithin);
}

/** The values that are listed of a string or a number, in a list or encoded as well. */
export function listedValues(shape: Shape): readonly Value[] {
  if (shape.kind === 'string' || shape.kind === 'number') return shape.values ?? [];
  return shape.kind === 'list' || shape.kind === 'encoded' ? partsOf(shape).flatMap(listedValues) : [];
}

/** What of a field was read from samples: itself, or what its list or object holds. */
export function inferredOf({ inferred = [], shape }: Field): readonly Inferred[] {
  if (shape.kind === 'list' && shape.inferred) return [...inferred, 'elements'];
  return shape.kind === 'object' && shape.inferred ? [...inferred, 'members'] : inferred;
}

/** What a shape is made of besides members. */
function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'list':
      return [shape.item];
    case 'encoded':
      return [shape.content];
    case 'union':
      return shape.members.map((member) => member.shape);
    case 'object':
      return shape.values ? [shape.values] : [];
    default:
      return [];
  }
}
