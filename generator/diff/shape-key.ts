import type { Shape } from '../model/schema.js';

/** A text that two shapes share exactly when they are the same but for places and words. */
export function shapeKey(shape: Shape): string {
  return JSON.stringify(shape, (name, value: unknown) => (isWords(name, value) ? undefined : value));
}

/** Members named so are in lists of fields, under `name`; as keys these are places and words alone. */
function isWords(name: string, value: unknown): boolean {
  return name === 'source' || (name === 'description' && typeof value === 'string');
}
