import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import type { Field, Value } from '../model/schema.js';
import { inferredOf, listedValues } from '../model/walk-shape.js';
import type { JsonSchema } from './document.js';

/**
 * What the page says of a member, what of it was read from a sample, and what its listed values mean where the page tells.
 *
 *     The state of the loan
 *
 *     Its elements were read from an example.
 *
 *     - `OPEN`: the book is with its reader
 *     - `CLOSED`: the book is back
 */
export function describeField(field: Field, facts: Pick<Api, 'language'>): string {
  const { description, shape } = field;
  const { colon, inferred: origins } = wordsOf(facts);
  const values = listedValues(shape);
  const isTold = values.some((value) => value.description !== undefined);
  return [
    description.trim(),
    ...inferredOf(field).map((origin) => origins[origin]),
    isTold ? values.map((value) => describeValue(value, colon)).join('\n') : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeValue({ value, description }: Value, colon: string): string {
  return description === undefined ? `- \`${value}\`` : `- \`${value}\`${colon}${description}`;
}

/** The same for programs: which parts of a member were read from a sample. */
export function markInferred(field: Field): JsonSchema {
  const inferred = inferredOf(field);
  return inferred.length === 0 ? {} : { 'x-inferred': inferred };
}
