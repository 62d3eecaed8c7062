import type { Field, Operation } from '../model/schema.js';
import { fieldsWithin } from '../model/walk-shape.js';

/** The share of fields with the same names in two operations, from 0 to 1. */
export function likeness(one: Operation, other: Operation): number {
  const [names, otherNames] = [new Set(namesOf(one)), new Set(namesOf(other))];
  const shared = [...names].filter((name) => otherNames.has(name)).length;
  const all = names.size + otherNames.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** The names of fields, separate for `request` and `response`, since a response repeats many members of its request. */
function namesOf({ request, response }: Operation): string[] {
  const { path, query, headers, body } = request;
  return [
    ...namesIn([...path, ...query, ...headers], 'request'),
    ...(body ? namesIn(fieldsWithin(body.shape), 'request') : []),
    ...namesIn(response.headers, 'response'),
    ...namesIn(fieldsWithin(response.body.shape), 'response'),
  ];
}

function namesIn(fields: readonly Field[], path: string): string[] {
  return fields.flatMap(({ name, shape }) => [`${path}.${name}`, ...namesIn(fieldsWithin(shape), `${path}.${name}`)]);
}
