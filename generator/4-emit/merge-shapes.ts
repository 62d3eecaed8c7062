import type { Field, ObjectShape, Shape, Value } from '../model/schema.js';

type OfKind<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>;

/** What several tables say of one object: every member that one of them names, required where all of them require it. */
export function mergeObjects(shapes: readonly ObjectShape[]): ObjectShape {
  const names = new Set(shapes.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const fields = [...names].map((name) => mergeFields(shapes, name)).filter((field) => field !== undefined);
  return { kind: 'object', fields, ...(shapes.some(({ open }) => open) && { open: true }) };
}

function mergeFields(shapes: readonly ObjectShape[], name: string): Field | undefined {
  const found = shapes.flatMap(({ fields }) => fields.find((field) => field.name === name) ?? []);
  const [first] = found;
  if (first === undefined) return undefined;
  const required = found.length === shapes.length && found.every((field) => field.required);
  const description = found.find((field) => field.description !== '')?.description ?? '';
  return { ...first, required, description, shape: mergeShapes(found.map(({ shape }) => shape)) };
}

/** What several tables say of one value. */
function mergeShapes(given: readonly Shape[]): Shape {
  const known = given.filter(({ kind }) => kind !== 'unknown');
  const shapes = known.flatMap((shape) =>
    isAlternatives(shape) ? shape.members.map((member) => member.shape) : shape,
  );
  const [first, second] = known;
  if (first === undefined) return { kind: 'unknown' };
  if (second === undefined || known.every((shape) => isEqual(shape, first))) return first;
  if (areAll(known, 'string')) return { kind: 'string', ...mergeValues(known) };
  if (areAll(known, 'number')) {
    return { kind: 'number', integer: known.every(({ integer }) => integer), ...mergeValues(known) };
  }
  if (areAll(known, 'object')) return mergeObjects(known);
  if (areAll(known, 'list')) return { kind: 'list', item: mergeShapes(known.map(({ item }) => item)) };
  if (
    first.kind === 'encoded' &&
    areAll(known, 'encoded') &&
    known.every(({ encoding }) => encoding === first.encoding)
  ) {
    return { ...first, content: mergeShapes(known.map(({ content }) => content)) };
  }
  const distinct = shapes.filter((shape, index) => shapes.findIndex((other) => isEqual(other, shape)) === index);
  return { kind: 'union', members: distinct.map((shape) => ({ title: '', shape })) };
}

/** Where one table lists no values, any may come. */
function mergeValues(shapes: readonly { readonly values?: readonly Value[]; readonly closed?: boolean }[]) {
  const values = new Map(shapes.flatMap((shape) => (shape.values ?? []).map((value) => [value.value, value] as const)));
  if (values.size === 0) return {};
  const closed = shapes.every((shape) => shape.closed === true && shape.values !== undefined);
  return { values: [...values.values()], ...(closed && { closed }) };
}

function isAlternatives(shape: Shape): shape is OfKind<'union'> {
  return shape.kind === 'union';
}

function areAll<Kind extends Shape['kind']>(shapes: readonly Shape[], kind: Kind): shapes is OfKind<Kind>[] {
  return shapes.every((shape) => shape.kind === kind);
}

/** Whether two say the same, wherever they stand. */
function isEqual(one: Shape, other: Shape): boolean {
  const withoutPlace = (key: string, value: unknown) => (key === 'source' || key === 'description' ? undefined : value);
  return JSON.stringify(one, withoutPlace) === JSON.stringify(other, withoutPlace);
}
