import type { Dialect } from '../../model/dialect.js';
import type { FieldRow } from '../../model/documented-page.js';
import { encodingOf } from '../../model/encoding.js';
import type { Encoding, Shape } from '../../model/schema.js';
import type { PlacedField } from './list-fields.js';

/** What was read of a field, and what of the page says so. */
export interface Fact {
  readonly what: 'type' | 'required' | 'values' | 'carried' | 'place' | 'sample';
  readonly value: string;
  readonly why: string;
}

export interface FactContext {
  readonly row: FieldRow | undefined;
  readonly dialect: Dialect;
  /** What the sample passes there, if it passes anything. */
  readonly sample: unknown;
}

/** Everything that was read of a field. */
export function readFacts({ field, type, members }: PlacedField, context: FactContext): Fact[] {
  const { row, dialect, sample } = context;
  const { encodings, list, shape } = unwrap(field.shape);
  return [
    {
      what: 'type',
      value: `${describeShape(shape)}${list ? '[]' : ''}`,
      why: whyType(row, encodings.length > 0 && shape.kind === 'object'),
    },
    {
      what: 'required',
      value: field.required ? 'yes' : 'no',
      why: whyRequired(field.required, context, type === 'Request' && members.length === 1),
    },
    ...valuesOf(shape, row, dialect),
    ...encodings.map(
      (encoding): Fact => ({
        what: 'carried',
        value: encodingOf(dialect.api.encodings, encoding).label,
        why: whyEncoded(encoding, row, dialect),
      }),
    ),
    ...(row && row.indent > 0
      ? [{ what: 'place', value: `depth ${row.indent}`, why: `${dialect.attributes.indent}=${row.indent}` } as const]
      : []),
    ...(sample === undefined
      ? []
      : [{ what: 'sample', value: JSON.stringify(sample), why: 'the sample passes it' } as const]),
  ];
}

function unwrap(shape: Shape): { encodings: readonly Encoding[]; list: boolean; shape: Shape } {
  if (shape.kind === 'list') return { ...unwrap(shape.item), list: true };
  if (shape.kind !== 'encoded') return { encodings: [], list: false, shape };
  const inner = unwrap(shape.content);
  return { ...inner, encodings: [shape.encoding, ...inner.encodings] };
}

function describeShape(shape: Shape): string {
  if (shape.kind === 'number') return shape.integer ? 'integer' : 'number';
  if (shape.kind === 'union')
    return shape.members.map((member) => describeShape(unwrap(member.shape).shape)).join(' | ');
  return shape.kind;
}

function whyType(row: FieldRow | undefined, isContent: boolean): string {
  if (row === undefined) return 'no row describes it';
  const cell = `the type cell says “${row.type}${row.list ? '[]' : ''}”`;
  return isContent ? `${cell}, and the rows after its separator row are the content` : cell;
}

function whyRequired(required: boolean, { row, dialect }: FactContext, isPart: boolean): string {
  const attribute = dialect.attributes.required;
  if (row?.required === true)
    return required ? attribute : `${attribute}, but the client fills it in, or needs none of it`;
  if (!required) return `no ${attribute}`;
  return isPart ? 'the URL or the body of the request needs it' : `no ${attribute}, but nothing goes without it`;
}

function valuesOf(shape: Shape, row: FieldRow | undefined, { values: words }: Dialect): Fact[] {
  if ((shape.kind !== 'string' && shape.kind !== 'number') || shape.values === undefined) return [];
  const { values, closed } = shape;
  const text = row?.description.map((inline) => ('text' in inline ? inline.text : '')).join('') ?? '';
  const word = [...words.markers, ...words.fixed].find((marker) => text.includes(marker));
  const value = `${values.map((listed) => listed.value).join(', ')} ${closed ? 'and no other' : 'and perhaps others'}`;
  return [
    { what: 'values', value, why: word === undefined ? 'the description lists them' : `the description says ${word}` },
  ];
}

function whyEncoded(encoding: Encoding, row: FieldRow | undefined, dialect: Dialect): string {
  const { attributes, encrypted, api } = dialect;
  if (encodingOf(api.encodings, encoding).seal === undefined) {
    return row?.encoded === undefined
      ? `rows follow a separator row, and no ${attributes.encoded} says how`
      : `${attributes.encoded}=${row.encoded}`;
  }
  const rule = encrypted.find((candidate) => candidate.encoding === encoding && candidate.attribute === row?.encrypted);
  const side = rule?.side === undefined ? '' : ` in ${rule.side === 'request' ? 'a request' : 'an answer'}`;
  const tooltip = rule?.tooltip === undefined ? '' : `, with ${rule.tooltip} in its tooltip`;
  return `${attributes.encrypted}=${row?.encrypted ?? ''}${side}${tooltip}`;
}
