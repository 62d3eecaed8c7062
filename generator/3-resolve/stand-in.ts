import { assertNever } from '../model/assert-never.js';
import type { Shape } from '../model/schema.js';
import type { TranslateContext } from './translate-context.js';

const fileName = 'image.jpg';

/**
 * A value of the shape, for a value of the sample that is known only by running it. A digest that the client computes is left
 * out: only that of the sent file is accepted.
 */
export function standInFor(shape: Shape, name: string, filled?: TranslateContext['filled']): unknown {
  switch (shape.kind) {
    case 'string':
      return shape.values?.[0]?.value ?? (/(?:^|_)file_?name$/i.test(name) ? fileName : name);
    case 'number':
      return shape.values?.[0]?.value ?? 0;
    case 'boolean':
      return true;
    case 'list':
      return [standInFor(shape.item, name, filled)];
    case 'object':
      return Object.fromEntries(
        shape.fields
          .filter((field) => field.required && filled?.get(field)?.algorithm === undefined)
          .map((field) => [field.name, standInFor(field.shape, field.name, filled)]),
      );
    case 'union':
      return standInFor(shape.members[0]?.shape ?? { kind: 'unknown' }, name, filled);
    case 'encoded':
      return standInFor(shape.content, name, filled);
    case 'binary':
      return { name: fileName };
    case 'unknown':
      return name;
    default:
      return assertNever(shape);
  }
}
