import type { Field, Inferred, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** The place of samples, and their values. */
export interface Inference {
  readonly source: SourceRange;
  readonly as: Extract<Inferred, 'answer' | 'member'>;
}

/**
 * The shape of the sample values of one field: with the members of all of them, and the elements of all lists.
 *
 *     [{ "id": 1 }, { "id": 2, "due": null }]   →   a list of objects with `id`, and `due` of which nothing is known
 */
export function inferShape(values: readonly unknown[], inference: Inference, levels = mostLevels): Shape {
  const known = values.filter((value) => value !== null && value !== undefined);
  const [kind, ...others] = [...new Set(known.map(kindOf))];
  if (kind === undefined || others.length > 0 || levels === 0) return { kind: 'unknown' };
  switch (kind) {
    case 'string':
      return { kind: 'string' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
      return { kind: 'number', integer: known.every(Number.isInteger) };
    case 'list':
      return { kind: 'list', item: inferShape(known.flatMap(elementsOf), inference, levels - 1) };
    default:
      return inferObject(known.filter(isRecord), inference, levels);
  }
}

const mostLevels = 32;

function inferObject(records: readonly Record<string, unknown>[], inference: Inference, levels: number): Shape {
  const names = [...new Set(records.flatMap(Object.keys))];
  if (names.length === 0) return { kind: 'object', fields: [], open: true };
  if (isMap(names, records)) {
    const values = records.flatMap(Object.values);
    return { kind: 'object', fields: [], open: true, values: inferShape(values, inference, levels - 1) };
  }
  const fields = names.map((name): Field => {
    const values = records.flatMap((record) => (Object.hasOwn(record, name) ? [record[name]] : []));
    return {
      name,
      required: false,
      shape: inferShape(values, inference, levels - 1),
      description: '',
      source: inference.source,
      ...(values.includes(null) && { nullable: true as const }),
      inferred: [inference.as],
    };
  });
  return { kind: 'object', fields };
}

/** Names that no program is written for: numbers, dates, UUIDs, addresses, paths. */
const dataName = /^\d+$|^\d{4}-\d{2}(?!\w)|^[\da-f]{8}-[\da-f-]{27}$|[/@:\s]/i;

function isMap(names: readonly string[], records: readonly Record<string, unknown>[]): boolean {
  if (!names.every((name) => dataName.test(name))) return false;
  return (
    new Set(
      records
        .flatMap(Object.values)
        .filter((value) => value !== null)
        .map(kindOf),
    ).size <= 1
  );
}

/** The shape of a JSON value. */
export function kindOf(value: unknown): 'string' | 'number' | 'boolean' | 'list' | 'object' | 'null' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
