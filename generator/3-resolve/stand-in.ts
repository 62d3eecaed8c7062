import { assertNever } from '../model/assert-never.js';
import type { Shape } from '../model/schema.js';

const fileName = 'image.jpg';

/** A value of the shape, where the sample's own can only be known by running it. */
export function standInFor(shape: Shape, name: string): unknown {
  switch (shape.kind) {
    case 'string':
      return shape.values?.[0]?.value ?? (/(?:^|_)file_?name$/i.test(name) ? fileName : name);
    case 'number':
      return shape.values?.[0]?.value ?? 0;
    case 'boolean':
      return true;
    case 'list':
      return [standInFor(shape.item, name)];
    case 'object':
      return Object.fromEntries(
        shape.fields
          .filter(({ required }) => required)
          .map((field) => [field.name, standInFor(field.shape, field.name)]),
      );
    case 'union':
      return standInFor(shape.members[0]?.shape ?? { kind: 'unknown' }, name);
    case 'encoded':
      return standInFor(shape.content, name);
    case 'binary':
      return { name: fileName };
    case 'unknown':
      return name;
    default:
      return assertNever(shape);
  }
}
