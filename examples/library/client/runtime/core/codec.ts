/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { isRecord } from './is-record.js';
import type { Codec, Compound, Counted, CountedMembers, Members, TextType } from './operation.js';

/** The context of a transformed value. */
export interface Place {
  /** The path of the value, for messages: `json.receivers[0].name`. */
  readonly path: string;
  /** The object that contains the value: sealed values have their nonce beside them. */
  readonly siblings: Readonly<Record<string, unknown>>;
  /** The type on the page, if the value has another type and contains sealed values by its page. */
  readonly expected?: 'an object' | 'a list';
}

export type Transform = (value: unknown, place: Place) => unknown;
export type Transforms<Encoding extends string = string> = Readonly<Record<Encoding | TextType, Transform>>;

/** How the encodings of an API are applied. */
export interface Encodings<Encoding extends string = string> {
  readonly transforms: Transforms<Encoding>;
  /** The encodings that seal a value; they also get values of another type than the page says. */
  readonly seals: readonly Encoding[];
}

/** The operations of a walk through a message. */
interface Walk<Encoding extends string> {
  /** Apply one step of a codec; `content` is the codec of the value in the encoded string. */
  readonly step: (encoding: Encoding | TextType, content: Codec<Encoding> | undefined) => Transform;
  /** Convert a value to a list where a list is expected. */
  readonly toList: (value: unknown) => unknown;
  /** Handle a value that is not the object or list that its codec describes. */
  readonly unlike: (value: unknown, codec: Codec<Encoding>, place: Place) => unknown;
}

/**
 * Return `message` as it is sent; contents are encoded before their containers. `message` is not changed. A value of another
 * type than the page says is passed as a whole to the transform that would seal a value in it.
 */
export function encodeMessage<Encoding extends string>(
  message: unknown,
  codec: Codec<Encoding>,
  { transforms, seals }: Encodings<Encoding>,
  path: string,
): unknown {
  const step: Walk<Encoding>['step'] = (encoding, content) => (value, place) => {
    if (content === undefined) return transforms[encoding](value, place);
    // A string that is passed instead of its content has no sealed values.
    const isText = typeof value === 'string' && findSeal(content, seals) !== undefined;
    return isText ? unlike(value, content, place) : transforms[encoding](visit(value, content, place, walk), place);
  };
  const unlike: Walk<Encoding>['unlike'] = (value, codec, place) => {
    const seal = findSeal(codec, seals);
    const expected = isList(codec) ? 'a list' : 'an object';
    return seal === undefined ? value : transforms[seal](value, { ...place, expected });
  };
  const walk: Walk<Encoding> = { step, toList: (value) => value, unlike };
  return visit(message, codec, { path, siblings: {} }, walk);
}

/** Return `message` as callers read it; containers are decoded before their contents. `message` is not changed. */
export function decodeMessage<Encoding extends string>(
  message: unknown,
  codec: Codec<Encoding>,
  transforms: Transforms<Encoding>,
  path: string,
): unknown {
  const step: Walk<Encoding>['step'] = (encoding, content) => (value, place) => {
    const inner = transforms[encoding](value, place);
    return content === undefined ? inner : visit(inner, content, place, walk);
  };
  const walk: Walk<Encoding> = { step, toList: listOfTags, unlike: (value) => value };
  return visit(message, codec, { path, siblings: {} }, walk);
}

/** In XML a list is a repeated tag, so a list of one element looks like a single value. */
function listOfTags(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  return value === '' ? [] : [value];
}

function visit<Encoding extends string>(
  value: unknown,
  codec: Codec<Encoding>,
  place: Place,
  walk: Walk<Encoding>,
): unknown {
  if (value === undefined || value === null) return value;
  if (typeof codec === 'string') return walk.step(codec, undefined)(value, place);
  if (isPair(codec)) return walk.step(codec[0], codec[1])(value, place);
  if (isList(codec)) return visitList(walk.toList(value), codec, place, walk);
  return isRecord(value) ? visitMembers(value, codec, place, walk) : walk.unlike(value, codec, place);
}

function visitList<Encoding extends string>(
  list: unknown,
  codec: readonly [Codec<Encoding>],
  place: Place,
  walk: Walk<Encoding>,
): unknown {
  if (!Array.isArray(list)) return walk.unlike(list, codec, place);
  return list.map((each, index) => visit(each, codec[0], { ...place, path: `${place.path}[${index}]` }, walk));
}

function visitMembers<Encoding extends string>(
  value: Readonly<Record<string, unknown>>,
  codec: Members<Encoding> | CountedMembers<Encoding>,
  place: Place,
  walk: Walk<Encoding>,
): unknown {
  const members = Object.entries(value).map(([name, member]) => {
    const own = codecOf(name, codec);
    const inside = { path: `${place.path}.${name}`, siblings: value };
    return [name, own === undefined ? member : visit(member, own, inside, walk)];
  });
  return Object.fromEntries(members);
}

/** The seal of the first sealed value below a codec. */
function findSeal<Encoding extends string>(codec: Codec<Encoding>, seals: readonly Encoding[]): Encoding | undefined {
  if (typeof codec === 'string') return seals.find((seal) => seal === codec);
  for (const each of codecsIn(codec)) {
    const seal = findSeal(each, seals);
    if (seal !== undefined) return seal;
  }
  return undefined;
}

/** The codecs in a compound one. */
function codecsIn<Encoding extends string>(codec: Compound<Encoding>): readonly Codec<Encoding>[] {
  if (isPair(codec) || isList(codec)) return codec;
  const [members, ...counted] = splitMembers(codec);
  return [...Object.values(members), ...counted.map(([, each]) => each)];
}

function codecOf<Encoding extends string>(
  name: string,
  codec: Members<Encoding> | CountedMembers<Encoding>,
): Codec<Encoding> | undefined {
  const [members, ...counted] = splitMembers(codec);
  if (Object.hasOwn(members, name)) return members[name];
  return counted.find(([names]) => names.test(name))?.[1];
}

function splitMembers<Encoding extends string>(
  codec: Members<Encoding> | CountedMembers<Encoding>,
): readonly [Members<Encoding>, ...Counted<Encoding>[]] {
  return isCounted(codec) ? codec : [codec];
}

function isPair<Encoding extends string>(codec: Codec<Encoding>): codec is readonly [Encoding, Codec<Encoding>] {
  return Array.isArray(codec) && typeof codec[0] === 'string' && codec.length === 2;
}

function isCounted<Encoding extends string>(
  codec: Members<Encoding> | CountedMembers<Encoding>,
): codec is CountedMembers<Encoding> {
  return Array.isArray(codec);
}

function isList<Encoding extends string>(codec: Codec<Encoding>): codec is readonly [Codec<Encoding>] {
  return Array.isArray(codec) && codec.length === 1;
}
