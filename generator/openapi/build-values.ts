import type { NumberShape, StringShape, Value } from '../model/schema.js';
import type { JsonSchema } from './document.js';

/** A string or a number with its listed values. Those that are not the only ones stand beside the bare type, which keeps the list open. */
export function buildValues({ values = [], closed }: StringShape | NumberShape, type: string): JsonSchema {
  const listed = [...new Map(values.map((value) => [value.value, value])).values()];
  if (listed.length === 0) return { type };
  const isTold = listed.some(({ description }) => description !== undefined);
  const schema = {
    type: typeOf(listed, type),
    enum: listed.map(({ value }) => value),
    ...(isTold && { 'x-enum-descriptions': listed.map(({ description }) => description ?? '') }),
  };
  return closed === true ? schema : { anyOf: [schema, { type }] };
}

/** A page may list a word among numbers. */
function typeOf(values: readonly Value[], type: string): string | string[] {
  const hasWord = type !== 'string' && values.some(({ value }) => typeof value === 'string');
  return hasWord ? [type, 'string'] : type;
}
