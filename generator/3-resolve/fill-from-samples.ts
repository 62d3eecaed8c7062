import type { SampleRules } from '../model/dialect.js';
import type { Field, ListShape, ObjectShape, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { elementsOf, inferShape, isRecord, kindOf } from './infer-shape.js';
import type { PageContext } from './resolve-context.js';

export interface Filling {
  readonly rules: SampleRules;
  readonly source: SourceRange;
  readonly context: PageContext;
}

/**
 * What tables leave open, from samples: the elements of a list, the members of an object. What tables say is compared with
 * the samples, and never changed. `field` is the one that has the shape.
 */
export function fillShape(shape: Shape, values: readonly unknown[], filling: Filling, field?: Field): Shape {
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length === 0) return shape;
  if (shape.kind === 'list' && filling.context.doubtfulLists.has(shape) && known.every(isRecord))
    return fillShape(shape.item, known, filling, field);
  if (shape.kind === 'object' && filling.context.doubtfulLists.has(shape) && known.every(Array.isArray))
    return { kind: 'list', item: fillShape(shape, known.flatMap(elementsOf), filling, field) };
  if (shape.kind === 'list') return fillList(shape, known.flatMap(elementsOf), filling, field);
  return shape.kind === 'object' ? fillObject(shape, known.filter(isRecord), filling, field) : shape;
}

function fillList(shape: ListShape, elements: readonly unknown[], filling: Filling, field?: Field): Shape {
  const { rules, source } = filling;
  if (shape.item.kind !== 'unknown') {
    const item = fillShape(shape.item, elements, filling, field);
    return item === shape.item ? shape : { ...shape, item };
  }
  const item = rules.infer?.includes('elements') ? inferShape(elements, { source, as: 'member' }) : shape.item;
  if (item.kind === 'unknown') return shape;
  if (field)
    filling.context.report('field-inferred', field.source, { name: field.name, what: 'The type of the elements' });
  return { ...shape, item, inferred: true };
}

function fillObject(
  shape: ObjectShape,
  records: readonly Record<string, unknown>[],
  filling: Filling,
  field?: Field,
): Shape {
  if (records.length === 0 || shape.values) return shape;
  if (shape.fields.length > 0) return fillFields(shape, records, filling);
  const { rules, source } = filling;
  const inferred = rules.infer?.includes('members') ? inferShape(records, { source, as: 'member' }) : shape;
  if (inferred.kind !== 'object' || (inferred.fields.length === 0 && inferred.values === undefined)) return shape;
  if (field) filling.context.report('field-inferred', field.source, { name: field.name, what: 'The members' });
  return { ...inferred, inferred: true };
}

function fillFields(shape: ObjectShape, records: readonly Record<string, unknown>[], filling: Filling): Shape {
  const fields = shape.fields.map((field) => {
    const shown = records.flatMap((record) => (Object.hasOwn(record, field.name) ? [record[field.name]] : []));
    return shown.length === 0 ? field : fillField(field, shown, filling);
  });
  return fields.every((field, index) => field === shape.fields[index]) ? shape : { ...shape, fields };
}

function fillField(field: Field, values: readonly unknown[], filling: Filling): Field {
  compare(field, values, filling);
  const shape = fillShape(field.shape, values, filling, field);
  return shape === field.shape ? field : { ...field, shape };
}

/** A type that the sample contradicts is reported. */
function compare({ name, shape, source }: Field, values: readonly unknown[], { context }: Filling): void {
  const documented = context.doubtfulLists.has(shape) ? undefined : kindName(shape);
  const shown = values.map(kindOf).find((kind) => kind !== 'null' && documented !== undefined && kind !== documented);
  if (shown !== undefined && documented !== undefined)
    context.report('sample-differs', source, { name, documented, shown });
}

function kindName({ kind }: Shape): string | undefined {
  const comparable =
    kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'list' || kind === 'object';
  return comparable ? kind : undefined;
}
