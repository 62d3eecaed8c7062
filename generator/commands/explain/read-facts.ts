import { type EncodingFacts, encodingOf } from '../../model/encoding.js';
import type { Reason } from '../../model/reasons.js';
import type { Encoding, Field, Inferred, Response, Shape } from '../../model/schema.js';
import { inferredOf } from '../../model/walk-shape.js';
import { wordReason } from './word-reason.js';

/** A property of a field, and the reason for it. */
export interface Fact {
  readonly what: 'name' | 'type' | 'required' | 'values' | 'carried' | 'place' | 'sample' | 'inferred' | 'envelope';
  readonly value: string;
  readonly why: string;
}

export interface FactContext {
  /** The value in the sample, if there is one. */
  readonly sample: unknown;
  readonly encodings: Readonly<Record<string, EncodingFacts>>;
}

/** The properties of a field, with reasons. */
export function readFacts(field: Field, { sample, encodings: known }: FactContext): Fact[] {
  const { name, required, shape, nullable, reasons = {} } = field;
  const { encodings, list, content } = unwrap(shape);
  const fact = (what: Fact['what'], value: string, reason: Reason | undefined): Fact[] =>
    reason === undefined ? [] : [{ what, value, why: wordReason(reason) }];
  return [
    ...fact('name', name, reasons.name),
    ...fact('type', `${describeShape(content)}${list ? '[]' : ''}${nullable ? ' | null' : ''}`, reasons.type),
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
    ...inferredOf(field).map((origin): Fact => ({ what: 'inferred', value: origin, why: origins[origin] })),
    ...(sample === undefined
      ? []
      : [{ what: 'sample', value: JSON.stringify(sample), why: 'the sample passes it' } as const]),
  ];
}

const origins: Readonly<Record<Inferred, string>> = {
  answer: 'the page has no table of the response, and a sample shows it',
  member: 'no table lists it, and a sample has it',
  members: 'no table lists its members, and a sample has them',
  elements: 'no table says what its elements are, and a sample has some',
};

/** What is around a response. */
export function readEnvelope({ envelope }: Response): Fact[] {
  if (envelope === undefined) return [];
  const { root, data, code, message, ok, tables } = envelope;
  const members = [code, message, ...(data === undefined ? [] : [data])].join(', ');
  const why = `${code} is ${ok.join(' or ')} where a call succeeds; ${
    tables === 'whole' ? 'the fields below include it' : 'the fields below are what it holds'
  }`;
  return [{ what: 'envelope', value: root === undefined ? members : `${root}: ${members}`, why }];
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
