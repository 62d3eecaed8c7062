import type { SampleValue } from '../model/sample.js';
import type { Field, Shape } from '../model/schema.js';
import { rawValue } from './raw-value.js';
import { differs, unlisted } from './sample-problems.js';
import { standInFor } from './stand-in.js';
import type { TranslateContext } from './translate-context.js';

type ScalarShape = Exclude<Shape, { kind: 'list' | 'object' | 'union' | 'encoded' | 'binary' }>;

/** A string, a number or a boolean, converted to the type of the table. */
export function readScalar(
  sample: SampleValue,
  field: Pick<Field, 'name'> & { readonly shape: ScalarShape },
  context: TranslateContext,
): unknown {
  const { name, shape } = field;
  // A bigint cannot be passed to the client, since JSON cannot contain it.
  if (context.values === 'given' && sample.kind === 'apply') context.problems.push(differs(name, shape.kind, sample));
  const value = applied(sample);
  if (value === undefined) return standInFor(shape, name);
  if (shape.kind === 'unknown') return value;
  const converted = convert(value, shape.kind, context);
  if (converted === undefined) context.problems.push(differs(name, shape.kind, sample));
  else if (shape.kind !== 'boolean' && typeof converted !== 'boolean')
    checkListed(converted, { name, shape }, sample, context);
  return converted ?? value;
}

/** The result of a function in a sample; `undefined` if it is known only by running it. */
function applied(sample: SampleValue): unknown {
  if (sample.kind !== 'apply') return rawValue(sample);
  const [argument] = sample.arguments;
  if (argument === undefined) return undefined;
  if (sample.callee === 'json_encode') return JSON.stringify(rawValue(argument));
  const value = sample.callee === 'strtoupper' ? applied(argument) : undefined;
  return typeof value === 'string' ? value.toUpperCase() : undefined;
}

type Scalar = string | number | boolean;

function convert(
  value: unknown,
  kind: 'string' | 'number' | 'boolean',
  { wire }: TranslateContext,
): Scalar | undefined {
  if (typeof value === kind) return isScalar(value) ? value : undefined;
  if (wire !== 'text' || !isScalar(value)) return undefined;
  if (kind === 'string') return String(value);
  const known = new Map<string, Scalar>([
    ['boolean true', true],
    ['boolean false', false],
    ...(Number.isFinite(Number(value)) ? [[`number ${Number(value)}`, Number(value)] as const] : []),
  ]);
  return known.get(`${kind} ${value}`);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function checkListed(
  value: string | number,
  { name, shape }: { readonly name: string; readonly shape: Extract<ScalarShape, { kind: 'string' | 'number' }> },
  sample: SampleValue,
  { problems }: TranslateContext,
): void {
  const isListed = shape.values?.some((listed) => String(listed.value) === String(value)) ?? true;
  if (!isListed) problems.push(unlisted(name, value, sample.position));
}
