import type { Field, Operation } from '../model/schema.js';
import { fieldsWithin } from '../model/walk-shape.js';

/** How much of the fields of two operations has the same names, from 0 to 1. */
export function likeness(one: Operation, other: Operation): number {
  const [names, otherNames] = [new Set(namesOf(one)), new Set(namesOf(other))];
  const shared = [...names].filter((name) => otherNames.has(name)).length;
  const all = names.size + otherNames.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** `request` and `response` apart, as many members of an answer are those of its request. */
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
