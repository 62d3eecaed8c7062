import type { Shape } from '../model/schema.js';

/** A shape in the words of the pages, without what it is made of: `integer`, `object`, `file`. */
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
