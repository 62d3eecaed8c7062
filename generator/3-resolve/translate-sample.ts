import { assertNever } from '../model/assert-never.js';
import { fitsName } from '../model/pattern-names.js';
import type { SampleObject, SampleValue } from '../model/sample.js';
import type { Field, Shape } from '../model/schema.js';
import { decodeSample } from './decode-sample.js';
import { rawValue } from './raw-value.js';
import { readScalar } from './read-scalar.js';
import { differs, missing, type Problem, undocumented } from './sample-problems.js';
import { standInFor } from './stand-in.js';
import { isFilled, type TranslateContext } from './translate-context.js';
import { translateFile } from './translate-file.js';

/** A sample's value as it is passed to the client: encoded strings as their content, texts converted to the type of the table. */
export function translateSample(
  sample: SampleValue,
  field: Pick<Field, 'name' | 'shape'>,
  context: TranslateContext,
): unknown {
  const { shape, name } = field;
  if (sample.kind === 'opaque') return standInFor(shape, name, context.filled);
  switch (shape.kind) {
    case 'encoded':
      return translateEncoded(sample, { name, shape }, context);
    case 'union':
      return translateUnion(sample, { name, shape }, context);
    case 'list':
      return translateList(sample, { name, shape }, context);
    case 'object':
      return translateObject(sample, { name, shape }, context);
    case 'string':
    case 'number':
    case 'boolean':
    case 'unknown':
      return readScalar(sample, { name, shape }, context);
    case 'binary':
      return translateFile(sample, name, context);
    default:
      return assertNever(shape);
  }
}

type Of<Kind extends Shape['kind']> = { readonly name: string; readonly shape: Extract<Shape, { kind: Kind }> };

function translateList(sample: SampleValue, { name, shape }: Of<'list'>, context: TranslateContext): unknown {
  if (sample.kind === 'list') {
    return sample.items.map((element) => translateSample(element, { name, shape: shape.item }, context));
  }
  context.problems.push(differs(name, 'list', sample));
  return rawValue(sample);
}

function translateObject(sample: SampleValue, { name, shape }: Of<'object'>, context: TranslateContext): unknown {
  if (context.values === 'sent' && sample.kind === 'list' && sample.items.length === 0) return {};
  if (sample.kind === 'object') return shape.open ? rawValue(sample) : translateMembers(sample, shape.fields, context);
  context.problems.push(differs(name, 'object', sample));
  return rawValue(sample);
}

/** The members of an object or a container, in the sample's order. */
export function translateMembers(sample: SampleObject, fields: readonly Field[], context: TranslateContext): object {
  const entries = sample.entries.flatMap(({ key, value, position }): [string, unknown][] => {
    const field = fields.find((candidate) => fitsName(candidate.name, key));
    if (field) return [[key, translateSample(value, { name: key, shape: field.shape }, context)]];
    if (context.values === 'given' || value.kind !== 'opaque') context.problems.push(undocumented(key, position));
    return [];
  });
  for (const field of fields) {
    const isThere = !field.required || isFilled(field, context);
    if (isThere || sample.entries.some(({ key }) => fitsName(field.name, key))) continue;
    context.problems.push(missing(field.name, sample.position));
  }
  return Object.fromEntries(entries);
}

/** The form that matches the sample best. */
function translateUnion(sample: SampleValue, { name, shape }: Of<'union'>, context: TranslateContext): unknown {
  const attempts = shape.members.map((member) => {
    const problems: Problem[] = [];
    return { value: translateSample(sample, { name, shape: member.shape }, { ...context, problems }), problems };
  });
  const [best] = attempts.toSorted((one, other) => one.problems.length - other.problems.length);
  context.problems.push(...(best?.problems ?? []));
  return best?.value;
}

/** `\json_encode([…])` is read as its content; a plain text counts as already encoded. */
function translateEncoded(sample: SampleValue, { name, shape }: Of<'encoded'>, context: TranslateContext): unknown {
  const content = decodeSample(sample, shape.encoding);
  const isStructured =
    shape.content.kind === 'object' || shape.content.kind === 'list' || shape.content.kind === 'union';
  if (isStructured && content.kind === 'scalar' && typeof content.value === 'string') return content.value;
  const wire = shape.encoding === 'json' ? 'json' : context.wire;
  return translateSample(content, { name, shape: shape.content }, { ...context, wire });
}
