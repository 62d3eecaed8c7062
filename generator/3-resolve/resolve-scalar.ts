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

function listValues(row: FieldRow, context: SideContext): ListedValues | undefined {
  const { dialect, note } = context;
  const listed = listBeside(row, context) ?? readValues(row.description, dialect.values);
  if (listed)
    note?.({ values: listed.words ? { rule: 'value-words', text: listed.words } : { rule: 'values-listed' } });
  return listed;
}

/** Values of a column, of a table of values, or of the heading that the name links to. */
function listBeside(
  { values, nameUrl, description }: FieldRow,
  { dialect, linkedValues, path }: SideContext,
): ListedValues | undefined {
  const isListed = values !== undefined && dialect.values.some(({ by }) => by === 'table');
  const byLink = dialect.values.find((rule) => rule.by === 'link');
  const texts = isListed
    ? values
    : byLink && nameUrl !== undefined
      ? linkedValues?.(nameUrl, path, byLink.item)
      : undefined;
  if (texts === undefined || texts.length === 0) return undefined;
  return { values: texts.map((text) => ({ text })), closed: false, rest: description };
}

function uniqueValues(listed: ListedValues, row: FieldRow, { report }: ResolveContext): Value[] {
  const values = new Map<string, Value>();
  for (const { text, description } of listed.values) {
    if (values.has(text)) report('value-repeated', row.source, { name: row.name, value: text });
    else values.set(text, { value: text, ...(description !== undefined && { description }) });
  }
  return [...values.values()];
}
