import type { Side } from '../model/dialect.js';
import type { NumberShape, StringShape } from '../model/schema.js';
import { printString } from './print-literal.js';

/** Who writes the values: the caller, or the server, which may send what no page lists. */
export type TypeSide = Side | 'notification';

const longestLine = 80;

/** The type of a string or a number: its listed values, and any other where the list is not known to be complete. */
export function printValues(shape: StringShape | NumberShape, side: TypeSide): string {
  if (shape.values === undefined || shape.values.length === 0) return shape.kind;
  const values = shape.values.map(({ value }) => (typeof value === 'string' ? printString(value) : String(value)));
  const closed = side === 'request' && shape.closed === true;
  return printUnion(closed ? values : [...values, `(${shape.kind} & {})`]);
}

/** A union without repetitions, a member a line when one line would be long; one of nothing has no value. */
export function printUnion(types: readonly string[]): string {
  if (types.length === 0) return 'never';
  const members = [...new Set(types.map((type) => type.replace(/^\n\| /, '')))];
  const line = members.join(' | ');
  return line.length <= longestLine ? line : `\n| ${members.join('\n| ')}`;
}

/** A list of a type: `string[]`, `('A' | 'B')[]`. */
export function printList(item: string): string {
  return /^[\w.[\]]+$/.test(item) ? `${item}[]` : `(${item})[]`;
}
