import type { FieldRow } from '../model/documented-page.js';
import type { NumberShape, StringShape, Value } from '../model/schema.js';
import { type ListedValues, readValues } from './read-values.js';
import type { ResolveContext, SideContext } from './resolve-context.js';

/** A string, with the values that its description lists. All-digit values stay strings. */
export function stringShape(row: FieldRow, context: SideContext): StringShape {
  const listed = listValues(row, context);
  if (listed === undefined) return { kind: 'string' };
  return { kind: 'string', values: uniqueValues(listed, row, context), closed: listed.closed };
}

/** A number, with the values that its description lists; a value that is a word stays one and is reported. */
export function numberShape(integer: boolean, row: FieldRow, context: SideContext): NumberShape {
  const listed = listValues(row, context);
  if (listed === undefined) return { kind: 'number', integer };
  const values = uniqueValues(listed, row, context).map((value) => {
    const number = Number(value.value);
    if (Number.isFinite(number) && String(number) === value.value) return { ...value, value: number };
    context.report('value-kind-differs', row.source, { name: row.name, value: value.value, type: row.type });
    return value;
  });
  return { kind: 'number', integer, values, closed: listed.closed };
}

function listValues({ description }: FieldRow, { dialect, note }: SideContext): ListedValues | undefined {
  const listed = readValues(description, dialect.values);
  if (listed)
    note?.({ values: listed.words ? { rule: 'value-words', text: listed.words } : { rule: 'values-listed' } });
  return listed;
}

function uniqueValues(listed: ListedValues, row: FieldRow, { report }: ResolveContext): Value[] {
  const values = new Map<string, Value>();
  for (const { text, description } of listed.values) {
    if (values.has(text)) report('value-repeated', row.source, { name: row.name, value: text });
    else values.set(text, { value: text, ...(description !== undefined && { description }) });
  }
  return [...values.values()];
}
