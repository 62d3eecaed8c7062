import type { Shape } from '../model/schema.js';

/** A key that is equal for two shapes exactly if they differ only in places, descriptions, and what was read from samples. */
export function shapeKey(shape: Shape): string {
  return JSON.stringify(shape, (name, value: unknown) => (isWords(name, value) ? undefined : value));
}

/** Whether a key has a place, a description, or what was read from a sample. Fields with such names are no problem, since fields are in lists, under `name`. */
function isWords(name: string, value: unknown): boolean {
  return name === 'source' || name === 'inferred' || (name === 'description' && typeof value === 'string');
}
