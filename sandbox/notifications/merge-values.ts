import { isRecord } from '../api-document/schemas.js';

/** Members of a notification that a caller specifies. */
export type Values = Readonly<Record<string, unknown>>;

/** Replace members by values, recursively. */
export function mergeValues(content: object, values: Values): Values {
  const known: Values = { ...content };
  const replaced = Object.entries(values).map(([name, value]) => [name, mergeValue(known[name], value)] as const);
  return { ...known, ...Object.fromEntries(replaced) };
}

function mergeValue(known: unknown, value: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(value)) return value.map((each, index) => mergeValue(known[index], each));
  return isRecord(known) && isRecord(value) ? mergeValues(known, value) : value;
}
