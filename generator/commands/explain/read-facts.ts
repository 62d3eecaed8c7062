import { type EncodingFacts, encodingOf } from '../../model/encoding.js';
import type { Reason } from '../../model/reasons.js';
import type { Encoding, Field, Shape } from '../../model/schema.js';
import { wordReason } from './word-reason.js';

/** A property of a field, and the reason for it. */
export interface Fact {
  readonly what: 'name' | 'type' | 'required' | 'values' | 'carried' | 'place' | 'sample';
  readonly value: string;
  readonly why: string;
}

export interface FactContext {
  /** The value in the sample, if there is one. */
  readonly sample: unknown;
  readonly encodings: Readonly<Record<string, EncodingFacts>>;
}

/** The properties of a field, with reasons. */
export function readFacts(
  { name, required, shape, reasons = {} }: Field,
  { sample, encodings: known }: FactContext,
): Fact[] {
  const { encodings, list, content } = unwrap(shape);
  const fact = (what: Fact['what'], value: string, reason: Reason | undefined): Fact[] =>
    reason === undefined ? [] : [{ what, value, why: wordReason(reason) }];
  return [
    ...fact('name', name, reasons.name),
    ...fact('type', `${describeShape(content)}${list ? '[]' : ''}`, reasons.type),
    ...fact('required', required ? 'yes' : 'no', reasons.required),
    ...fact(
      'values',
      describeValues(content) ?? '',
      describeValues(content) === undefined ? undefined : reasons.values,
    ),
    ...encodings.flatMap((encoding, index) =>
      fact('carried', encodingOf(known, encoding).label, reasons.encodings?.[index]),
    ),
    ...(reasons.place?.rule === 'attribute' ? fact('place', `depth ${reasons.place.value}`, reasons.place) : []),
    ...(sample === undefined
      ? []
      : [{ what: 'sample', value: JSON.stringify(sample), why: 'the sample passes it' } as const]),
  ];
}

function unwrap(shape: Shape): { encodings: readonly Encoding[]; list: boolean; content: Shape } {
  if (shape.kind === 'list') return { ...unwrap(shape.item), list: true };
  if (shape.kind !== 'encoded') return { encodings: [], list: false, content: shape };
  const inner = unwrap(shape.content);
  return { ...inner, encodings: [shape.encoding, ...inner.encodings] };
}

function describeShape(shape: Shape): string {
  if (shape.kind === 'number') return shape.integer ? 'integer' : 'number';
  if (shape.kind !== 'union') return shape.kind;
  return shape.members.map((member) => describeShape(unwrap(member.shape).content)).join(' | ') || 'nothing';
}

function describeValues(shape: Shape): string | undefined {
  if ((shape.kind !== 'string' && shape.kind !== 'number') || shape.values === undefined) return undefined;
  const listed = shape.values.map(({ value }) => value).join(', ');
  return `${listed} ${shape.closed ? 'and no other' : 'and perhaps others'}`;
}
