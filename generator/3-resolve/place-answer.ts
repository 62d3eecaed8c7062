import type { DocumentedOperation, DocumentedTable } from '../model/documented-page.js';
import type { Envelope, Field, Response, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { fillShape } from './fill-from-samples.js';
import { sampleValues } from './infer-from-samples.js';
import { elementsOf, inferShape, isRecord } from './infer-shape.js';
import type { PageContext } from './resolve-context.js';

/** The response with additions from its samples: the place of the tables in the body, and fields that the tables leave open. */
export function completeFromSamples(
  response: Response,
  tables: readonly DocumentedTable[],
  operation: DocumentedOperation,
  context: PageContext,
): Response {
  const { samples, answers } = context.dialect;
  const values = samples === undefined ? [] : sampleValues(operation, 'answer');
  if (samples === undefined || values.length === 0) return response;
  if (tables.length === 0)
    return samples.infer?.includes('answer') ? inferAnswer(response, values, operation.source) : response;
  const placed = answers?.tables === 'by-sample' ? placeBySample(response, values, operation, context) : response;
  const inner = placed.envelope?.tables === 'data' ? values.map((value) => dataOf(value, placed.envelope)) : values;
  const filling = { rules: samples, source: operation.source, context };
  return { ...placed, body: { ...placed.body, shape: fillShape(placed.body.shape, inner, filling) } };
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
