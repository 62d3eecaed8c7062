import type { Api } from '../model/api.js';
import { assertNever } from '../model/assert-never.js';
import { encodingOf } from '../model/encoding.js';
import { expressPattern, isPattern } from '../model/pattern-names.js';
import type { Encoding, ObjectShape, Shape } from '../model/schema.js';

/** Where encoded values stand in a message: what the runtime's type of the same name allows, checked when the client is compiled. */
export type Codec = string | RegExp | readonly Codec[] | CodecMembers;
interface CodecMembers {
  readonly [member: string]: Codec;
}

/**
 * How values are written. `typed`: as in JSON, where a number is a number. `text`: as in XML, where every value is text and a list
 * is a repeated tag, so that reading needs to know the types. `spelt`: the same for writing, where only the spelling of `true`
 * has to be known.
 */
export type Notation = 'typed' | 'text' | 'spelt';

/** The codec of a value that is read; `undefined` when it is what it looks like. */
export function buildDecoder(shape: Shape, notation: Notation, encodings: Api['encodings']): Codec | undefined {
  const codec = buildCodec(shape, { notation, encodings });
  return codec === undefined ? undefined : spellPatterns(codec);
}

/** The codec of a value that is written: a caller gives numbers and lists as what they are. */
export function buildEncoder(shape: Shape, notation: 'typed' | 'spelt'): Codec | undefined {
  const codec = buildCodec(shape, { notation });
  return codec === undefined ? undefined : spellPatterns(codec);
}

interface Reading {
  readonly notation: Notation;
  /** Left out where a caller writes: what a string carries is given as what it is. */
  readonly encodings?: Api['encodings'];
}

function buildCodec(shape: Shape, reading: Reading): Codec | undefined {
  switch (shape.kind) {
    case 'number':
      return reading.notation === 'text' ? shape.kind : undefined;
    case 'boolean':
      return reading.notation === 'typed' ? undefined : shape.kind;
    case 'string':
    case 'binary':
    case 'unknown':
      return undefined;
    case 'list':
      return codecOfList(buildCodec(shape.item, reading), reading);
    case 'object':
      return codecOfObject(shape, reading);
    case 'union':
      return shape.members.map((member) => buildCodec(member.shape, reading)).reduce(mergeCodecs, undefined);
    case 'encoded':
      return codecOfEncoded(shape, reading);
    default:
      return assertNever(shape);
  }
}

function codecOfList(item: Codec | undefined, { notation }: Reading): Codec | undefined {
  if (item !== undefined) return [item];
  return notation === 'text' ? [{}] : undefined;
}

function codecOfObject({ fields }: ObjectShape, reading: Reading): Codec | undefined {
  const members = fields.flatMap((field) => {
    const codec = buildCodec(field.shape, reading);
    return codec === undefined ? [] : [[field.name, codec] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function codecOfEncoded({ encoding, content }: Extract<Shape, { kind: 'encoded' }>, reading: Reading): Codec {
  const inner = buildCodec(content, { ...reading, notation: notationOfContent(encoding, reading) });
  return inner === undefined ? encoding : [encoding, inner];
}

/** Only JSON keeps kinds apart. */
function notationOfContent(encoding: Encoding, { encodings }: Reading): Notation {
  if (encodings === undefined) return 'typed';
  return encodingOf(encodings, encoding).mediaType === 'application/json' ? 'typed' : 'text';
}

/** The members that are counted stand behind the others, with an expression for their names: `[{}, [/^fee_\d+$/, 'number']]`. */
function spellPatterns(codec: Codec): Codec {
  if (isList(codec)) return codec.map(spellPatterns);
  if (!isMembers(codec)) return codec;
  const members = Object.entries(codec).map(([name, each]) => [name, spellPatterns(each)] as const);
  const named = Object.fromEntries(members.filter(([name]) => !isPattern(name)));
  const counted = members.filter(([name]) => isPattern(name));
  if (counted.length === 0) return named;
  return [named, ...counted.map(([name, each]) => [new RegExp(expressPattern(name)), each])];
}

/** Alternatives of one object are told apart by their members, so that the members' codecs can stand side by side. */
function mergeCodecs(first: Codec | undefined, second: Codec | undefined): Codec | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (isList(first) || isList(second)) return mergeLists(first, second);
  return isMembers(first) && isMembers(second) ? mergeMembers(first, second) : first;
}

function mergeLists(first: Codec, second: Codec): Codec {
  if (!isList(first) || !isList(second) || first.length !== second.length) return first;
  return first.map((codec, index) => mergeCodecs(codec, second[index]) ?? codec);
}

function mergeMembers(first: CodecMembers, second: CodecMembers): Codec {
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  return Object.fromEntries(names.map((name) => [name, mergeCodecs(own(first, name), own(second, name)) ?? {}]));
}

function own(members: CodecMembers, name: string): Codec | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function isMembers(codec: Codec): codec is CodecMembers {
  return typeof codec === 'object' && !isList(codec) && !(codec instanceof RegExp);
}

function isList(codec: Codec): codec is readonly Codec[] {
  return Array.isArray(codec);
}
