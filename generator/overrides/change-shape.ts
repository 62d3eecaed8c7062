import { assertNever } from '../model/assert-never.js';
import type { FieldChange, FieldType, ListedValue } from '../model/override.js';
import type { Encoding, Field, NumberShape, Shape, StringShape, Value } from '../model/schema.js';
import { chainOutcome, changed, idle, type Outcome, refused } from './outcome.js';

/** The members that a change gives an object, built by `build-field.ts`. */
export type BuildFields = () => readonly Field[] | undefined;

/** A shape of another type, with other values, or encoded in another way. */
export function changeShape(shape: Shape, change: FieldChange, fields: BuildFields): Outcome<Shape> {
  const { type, values, closed, encoding } = change;
  const typed = type === undefined ? shape : retype(shape, type, fields);
  const listed = values === undefined && closed === undefined ? changed(typed) : changeValues(typed, change);
  return chainOutcome(listed, (each) => (encoding === undefined ? changed(each) : reencode(each, encoding)));
}

/** What a string carries gets the type, and the string goes on carrying it. */
function retype(shape: Shape, type: FieldType, fields: BuildFields): Shape {
  if (shape.kind === 'encoded') return { ...shape, content: retype(shape.content, type, fields) };
  if (shape.kind === 'list' && shape.item.kind === 'encoded') {
    const item = { ...shape.item, content: retypeSingle(shape.item.content, type, fields) };
    return type.list ? { kind: 'list', item } : item;
  }
  const single = retypeSingle(shape.kind === 'list' ? shape.item : shape, type, fields);
  return type.list ? { kind: 'list', item: single } : single;
}

/** Members and listed values stay where they fit the new type as well. */
function retypeSingle(shape: Shape, { word }: FieldType, fields: BuildFields): Shape {
  switch (word) {
    case 'string':
      return shape.kind === 'string' ? shape : { kind: 'string' };
    case 'integer':
    case 'number': {
      const integer = word === 'integer';
      return shape.kind === 'number' ? { ...shape, integer } : { kind: 'number', integer };
    }
    case 'boolean':
      return { kind: 'boolean' };
    case 'object':
      return retypeObject(shape, fields());
    case 'file':
      return { kind: 'binary' };
    case 'any':
      return { kind: 'unknown' };
    default:
      return assertNever(word);
  }
}

function retypeObject(shape: Shape, fields: readonly Field[] | undefined): Shape {
  if (fields !== undefined) return { kind: 'object', fields };
  return shape.kind === 'object' || shape.kind === 'union' ? shape : { kind: 'object', fields: [], open: true };
}

function changeValues(shape: Shape, change: FieldChange): Outcome<Shape> {
  switch (shape.kind) {
    case 'string':
    case 'number':
      return listValues(shape, change);
    case 'list':
      return chainOutcome(changeValues(shape.item, change), (item) => changed({ ...shape, item }));
    case 'encoded':
      return chainOutcome(changeValues(shape.content, change), (content) => changed({ ...shape, content }));
    default:
      return refused(`only strings and numbers have values, and it is ${nameKind(shape)}`);
  }
}

function listValues(shape: StringShape | NumberShape, { values, closed }: FieldChange): Outcome<Shape> {
  const { values: before, closed: closedBefore, ...plain } = shape;
  if (values?.length === 0) return changed(plain);
  const after = values === undefined ? before : values.map((listed) => readValue(listed, shape, before));
  if (after === undefined) return refused('it lists no values, so the list cannot be closed');
  const misfit = after.find(({ value }) => typeof value === 'number' && Number.isNaN(value));
  if (misfit) return refused('it is a number, and not all of the values are numbers');
  const isClosed = closed ?? closedBefore ?? false;
  return changed({ ...plain, values: after, ...(closedBefore === undefined && !isClosed ? {} : { closed: isClosed }) });
}

/** A value that the page lists too keeps its meaning. */
function readValue({ text, description }: ListedValue, { kind }: Shape, before: readonly Value[] | undefined): Value {
  const value = kind === 'number' ? Number(text.trim() === '' ? Number.NaN : text) : text;
  if (description !== undefined) return { value, description };
  return before?.find((each) => each.value === value) ?? { value };
}

/** The outermost encoding becomes another, or goes, or is put on. */
function reencode(shape: Shape, encoding: Encoding | 'none'): Outcome<Shape> {
  if (shape.kind === 'list') {
    return chainOutcome(reencode(shape.item, encoding), (item) => changed({ ...shape, item }));
  }
  const content = shape.kind === 'encoded' ? shape.content : shape;
  if (encoding !== 'none') return changed({ kind: 'encoded', encoding, content });
  return shape.kind === 'encoded' ? changed(content) : idle;
}

function nameKind({ kind }: Shape): string {
  return { object: 'an object', union: 'an object in several forms', boolean: 'true or false' }[String(kind)] ?? kind;
}
