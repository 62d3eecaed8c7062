import type { DocumentedOperation } from '../model/documented-page.js';
import type { Envelope, Field, Response, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { fillShape } from './fill-from-samples.js';
import { sampleValues } from './infer-from-samples.js';
import { elementsOf, inferShape, isRecord } from './infer-shape.js';
import type { PageContext } from './resolve-context.js';

/** What tables say of a response. */
export interface DescribedAnswer {
  readonly documented: boolean;
  /** What further tables describe, each wherever the samples have all of its names. */
  readonly further: readonly Shape[];
}

/** The response with what its samples say beyond the tables: where the tables belong, and what they leave open. */
export function completeFromSamples(
  response: Response,
  { documented, further }: DescribedAnswer,
  operation: DocumentedOperation,
  context: PageContext,
): Response {
  const { samples, answers } = context.dialect;
  const values = samples === undefined ? [] : sampleValues(operation, 'answer');
  if (samples === undefined || values.length === 0) return mergeTop(response, further);
  if (!documented)
    return samples.infer?.includes('answer') ? inferAnswer(response, values, operation.source) : response;
  const placed = answers?.tables === 'by-sample' ? placeBySample(response, values, operation, context) : response;
  const inner = placed.envelope?.tables === 'data' ? values.map((value) => dataOf(value, placed.envelope)) : values;
  const filling = { rules: samples, source: operation.source, context };
  const filled = { ...placed, body: { ...placed.body, shape: fillShape(placed.body.shape, inner, filling) } };
  return further.reduce((before, shape) => placeFurther(before, shape, inner), filled);
}

/** Without a sample, further tables describe the same as the first. */
function mergeTop(response: Response, further: readonly Shape[]): Response {
  const shape = further.reduce(addFields, response.body.shape);
  return { ...response, body: { ...response.body, shape } };
}

function placeFurther(response: Response, further: Shape, values: readonly unknown[]): Response {
  const names = further.kind === 'object' ? further.fields.map(({ name }) => name) : [];
  const shape = addWhere(response.body.shape, further, names, values);
  return shape === response.body.shape
    ? mergeTop(response, [further])
    : { ...response, body: { ...response.body, shape } };
}

/** Add the fields to every object that has all of the names in the samples. */
function addWhere(shape: Shape, further: Shape, names: readonly string[], values: readonly unknown[]): Shape {
  if (shape.kind === 'list') {
    const item = addWhere(shape.item, further, names, values.flatMap(elementsOf));
    return item === shape.item ? shape : { ...shape, item };
  }
  const records = values.filter(isRecord);
  if (shape.kind !== 'object' || records.length === 0) return shape;
  if (records.some((record) => names.every((name) => Object.hasOwn(record, name)))) return addFields(shape, further);
  const fields = shape.fields.map((field) => {
    const inner = records.flatMap((record) => (Object.hasOwn(record, field.name) ? [record[field.name]] : []));
    const changed = addWhere(field.shape, further, names, inner);
    return changed === field.shape ? field : { ...field, shape: changed };
  });
  return fields.every((field, index) => field === shape.fields[index]) ? shape : { ...shape, fields };
}

/** A field that a table describes takes the place of one that a sample shows. */
function addFields(shape: Shape, further: Shape): Shape {
  if (shape.kind !== 'object' || further.kind !== 'object') return shape;
  const { open, ...object } = shape;
  const kept = object.fields.filter(
    ({ name, inferred }) => !inferred || !further.fields.some((field) => field.name === name),
  );
  const added = further.fields.filter(({ name }) => !kept.some((field) => field.name === name));
  return { ...object, fields: [...kept, ...added] };
}

/** The shape of a response without a table, from its samples. */
function inferAnswer(response: Response, values: readonly unknown[], source: SourceRange): Response {
  const { envelope } = response;
  const wrapped = envelope !== undefined && values.every((value) => hasCode(value, envelope));
  const inner = wrapped ? values.map((value) => dataOf(value, envelope)) : values;
  const shape = inferShape(inner, { source, as: 'answer' });
  const tables = wrapped ? 'data' : 'whole';
  return { ...response, body: { ...response.body, shape }, ...(envelope && { envelope: { ...envelope, tables } }) };
}

function hasCode(value: unknown, { root, code }: Envelope): boolean {
  const inner = root !== undefined && isRecord(value) ? value[root] : value;
  return isRecord(inner) && Object.hasOwn(inner, code);
}

function dataOf(value: unknown, envelope: Envelope | undefined): unknown {
  const inner =
    envelope?.root !== undefined && isRecord(value) && isRecord(value[envelope.root]) ? value[envelope.root] : value;
  return envelope?.data !== undefined && isRecord(inner) ? inner[envelope.data] : inner;
}

type Step = string | 0;

/** Put the shape of the tables where the sample has most of their names; the structure around it is from the sample. */
function placeBySample(
  response: Response,
  values: readonly unknown[],
  { source }: DocumentedOperation,
  { report }: PageContext,
): Response {
  const { shape } = response.body;
  const names = shape.kind === 'object' ? shape.fields.map(({ name }) => name) : [];
  if (names.length === 0) return response;
  const [sample] = values;
  const place = findPlace(sample, names);
  if (place === undefined) {
    report('answer-place-unclear', source, {});
    return response;
  }
  const { envelope } = response;
  if (place.length > 0 && place.join('.') !== envelope?.data) report('answer-placed', source, { place: spell(place) });
  const around = wrap(sample, place, shape, source);
  return {
    ...response,
    body: { ...response.body, shape: around },
    ...(envelope && { envelope: { ...envelope, tables: 'whole' } }),
  };
}

function spell(place: readonly Step[]): string {
  return place
    .map((step) => (step === 0 ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

const deepestPlace = 6;

/** The object that has most of the names, at least half of them; of equal ones the first of the shallowest. */
function findPlace(sample: unknown, names: readonly string[]): readonly Step[] | undefined {
  let best: { readonly share: number; readonly path: readonly Step[] } | undefined;
  let level: readonly { readonly value: unknown; readonly path: readonly Step[] }[] = [{ value: sample, path: [] }];
  for (let depth = 0; depth <= deepestPlace && level.length > 0; depth += 1) {
    for (const { value, path } of level) {
      if (!isRecord(value)) continue;
      const share = names.filter((name) => Object.hasOwn(value, name)).length / names.length;
      if (share > (best?.share ?? 0)) best = { share, path };
    }
    level = level.flatMap(stepInto).slice(0, mostPlaces);
  }
  return best && best.share >= 0.5 ? best.path : undefined;
}

const mostPlaces = 1000;

function stepInto({ value, path }: { readonly value: unknown; readonly path: readonly Step[] }) {
  if (Array.isArray(value)) {
    const [first] = elementsOf(value);
    return first === undefined ? [] : [{ value: first, path: [...path, 0 as const] }];
  }
  return isRecord(value)
    ? Object.entries(value).map(([name, member]) => ({ value: member, path: [...path, name] }))
    : [];
}

function wrap(sample: unknown, [step, ...rest]: readonly Step[], shape: Shape, source: SourceRange): Shape {
  if (step === undefined) return shape;
  if (step === 0) return { kind: 'list', item: wrap(elementsOf(sample)[0], rest, shape, source) };
  const members = isRecord(sample) ? Object.entries(sample) : [];
  const fields = members.map(([name, value]): Field => {
    const inner = name === step ? wrap(value, rest, shape, source) : inferShape([value], { source, as: 'member' });
    return { name, required: name === step, shape: inner, description: '', source, inferred: ['member'] };
  });
  return { kind: 'object', fields };
}
