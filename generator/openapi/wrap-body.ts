import type { Words } from '../messages/words.js';
import type { Body, Field, NumberShape, Operation, ResponseEnvelope, Shape, StringShape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

interface Wrapping {
  readonly envelope: ResponseEnvelope;
  readonly words: Words;
  readonly source: SourceRange;
}

/** The body of a response as it is sent: where its page describes what the envelope holds, with the envelope around it. */
export function wrapBody({ response: { body, envelope }, source }: Operation, words: Words): Body {
  if (envelope?.tables !== 'data') return body;
  const members = listMembers(body, { envelope, words, source });
  if (members === undefined) return body;
  const whole: Shape = { kind: 'object', fields: members };
  const { root } = envelope;
  return { format: 'json', shape: root === undefined ? whole : nest([root], { shape: whole, source }) };
}

/** What stands beside each other in the envelope; `undefined` of a response that comes without one, such as a file. */
function listMembers({ format, shape }: Body, { envelope, words, source }: Wrapping): Field[] | undefined {
  const { code, message, data } = envelope;
  const told = { description: words.envelope(envelope), source };
  const around = mergeFields(
    nest(code.split('.'), { ...told, shape: shapeOfCode(envelope) }).fields,
    nest(message.split('.'), { shape: { kind: 'string' }, source, required: false }).fields,
  );
  if (format === 'empty') return around;
  if (format !== 'json') return undefined;
  if (data !== undefined) return mergeFields(around, nest(data.split('.'), { shape, source }).fields);
  return shape.kind === 'object' ? mergeFields(around, shape.fields) : undefined;
}

/** Values that a failed call has are not listed, so that the list is open. */
function shapeOfCode({ ok }: ResponseEnvelope): Shape {
  const numbers = ok.filter((value) => typeof value === 'number');
  const texts = ok.filter((value) => typeof value === 'string');
  const shapes: (StringShape | NumberShape | { readonly kind: 'boolean' })[] = [
    ...(numbers.length > 0
      ? [{ kind: 'number', integer: numbers.every(Number.isInteger), values: toValues(numbers) } as const]
      : []),
    ...(texts.length > 0 ? [{ kind: 'string', values: toValues(texts) } as const] : []),
    ...(ok.some((value) => typeof value === 'boolean') ? [{ kind: 'boolean' } as const] : []),
  ];
  const [only, ...others] = shapes;
  if (only && others.length === 0) return only;
  return { kind: 'union', members: shapes.map((shape) => ({ title: '', shape })) };
}

function toValues(values: readonly (string | number)[]) {
  return values.map((value) => ({ value }));
}

type Leaf = Pick<Field, 'shape' | 'source'> & Partial<Pick<Field, 'description' | 'required'>>;

/** `error.message` → `{ error: { message } }` */
function nest(path: readonly string[], leaf: Leaf): Extract<Shape, { kind: 'object' }> {
  const [name = '', ...rest] = path;
  const { required = true, description = '', shape, source } = leaf;
  const field: Field =
    rest.length === 0
      ? { name, required, shape, description, source }
      : { name, required, shape: nest(rest, leaf), description: '', source };
  return { kind: 'object', fields: [field] };
}

/** Two objects in one; of two members of one name, objects are merged, and else the later stands. */
function mergeFields(fields: readonly Field[], others: readonly Field[]): Field[] {
  const merged = fields.map((field) => {
    const other = others.find(({ name }) => name === field.name);
    if (other?.shape.kind !== 'object' || field.shape.kind !== 'object') return other ?? field;
    const shape: Shape = { ...other.shape, fields: mergeFields(field.shape.fields, other.shape.fields) };
    return { ...other, required: field.required || other.required, shape };
  });
  return [...merged, ...others.filter(({ name }) => !fields.some((field) => field.name === name))];
}
