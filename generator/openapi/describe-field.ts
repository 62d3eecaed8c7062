import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import type { Field, Value } from '../model/schema.js';
import { listedValues } from '../model/walk-shape.js';

/**
 * What the page says of a member, and what its listed values mean where the page tells.
 *
 *     The state of the loan
 *
 *     - `OPEN`: the book is with its reader
 *     - `CLOSED`: the book is back
 */
export function describeField({ description, shape }: Field, facts: Pick<Api, 'language'>): string {
  const { colon } = wordsOf(facts);
  const values = listedValues(shape);
  const isTold = values.some((value) => value.description !== undefined);
  return [description.trim(), isTold ? values.map((value) => describeValue(value, colon)).join('\n') : '']
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeValue({ value, description }: Value, colon: string): string {
  return description === undefined ? `- \`${value}\`` : `- \`${value}\`${colon}${description}`;
}
