import type { Shape } from '../model/schema.js';

/** The type of a shape as pages spell it, without its members: `integer`, `object`, `file`. */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'number':
      return shape.integer ? 'integer' : 'number';
    case 'encoded':
      return describeShape(shape.content);
    case 'union':
      return [...new Set(shape.members.map((member) => describeShape(member.shape)))].join(' or ');
    case 'binary':
      return 'file';
    default:
      return shape.kind;
  }
}
