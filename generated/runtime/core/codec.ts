/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Codec, CountedMembers, Encoding, Members, TextType } from './operation.js';

/** What a transformation may look at besides the value. */
export interface Place {
  /** Where the value stands, for messages: `json.receivers[0].name`. */
  readonly path: string;
  /** The object that holds the value: sealed values keep their nonce beside them. */
  readonly siblings: Readonly<Record<string, unknown>>;
  /** What the page has here, of a value that is something else although values inside it are sealed. */
  readonly expected?: 'an object' | 'a list';
}

export type Transform = (value: unknown, place: Place) => unknown;
export type Transforms = Readonly<Record<Encoding | TextType, Transform>>;

/** How a walk through a message treats what it meets. */
interface Walk {
  /** Apply one step of a codec: `content` is what stands inside the encoded string. */
  readonly step: (encoding: Encoding | TextType, content: Codec | undefined) => Transform;
  /** Make a list of what stands where a list should. */
  readonly toList: (value: unknown) => unknown;
  /** Treat a value that is no object or list although its codec is one. */
  readonly unlike: (value: unknown, codec: Codec, place: Place) => unknown;
}

/**
 * Give `message` as the wire carries it; contents are encoded before what contains them. `message` is not changed. What has
 * another form than the page says is handed, whole, to the transform that would seal a value inside it.
 */
export function encodeMessage(message: unknown, codec: Codec, transforms: Transforms, path: string): unknown {
  const step: Walk['step'] = (encoding, content) => (value, place) => {
    if (content === undefined) return transforms[encoding](value, place);
    // Whoever gives the text in place of its content has sealed nothing in it.
    const isText = typeof value === 'string' && findSeal(content) !== undefined;
    return isText ? unlike(value, content, place) : transforms[encoding](visit(value, content, place, walk), place);
  };
  const unlike: Walk['unlike'] = (value, codec, place) => {
    const seal = findSeal(codec);
    const expected = isList(codec) ? 'a list' : 'an object';
    return seal === undefined ? value : transforms[seal](value, { ...place, expected });
  };
  const walk: Walk = { step, toList: (value) => value, unlike };
  return visit(message, codec, { path, siblings: {} }, walk);
}

/** Give `message` as callers see it; what contains a value is decoded before the value. `message` is not changed. */
export function decodeMessage(message: unknown, codec: Codec, transforms: Transforms, path: string): unknown {
  const step: Walk['step'] = (encoding, content) => (value, place) => {
    const inner = transforms[encoding](value, place);
    return content === undefined ? inner : visit(inner, content, place, walk);
  };
  const walk: Walk = { step, toList: listOfTags, unlike: (value) => value };
  return visit(message, codec, { path, siblings: {} }, walk);
}

/** In XML a list is a repeated tag, so that one of a single element looks like none. */
function listOfTags(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  return value === '' ? [] : [value];
}

function visit(value: unknown, codec: Codec, place: Place, walk: Walk): unknown {
  if (value === undefined || value === null) return value;
  if (typeof codec === 'string') return walk.step(codec, undefined)(value, place);
  if (isPair(codec)) return walk.step(codec[0], codec[1])(value, place);
  if (isList(codec)) return visitList(walk.toList(value), codec, place, walk);
  return isRecord(value) ? visitMembers(value, codec, place, walk) : walk.unlike(value, codec, place);
}

function visitList(list: unknown, codec: readonly [Codec], place: Place, walk: Walk): unknown {
  if (!Array.isArray(list)) return walk.unlike(list, codec, place);
  return list.map((each, index) => visit(each, codec[0], { ...place, path: `${place.path}[${index}]` }, walk));
}

function visitMembers(
  value: Readonly<Record<string, unknown>>,
  codec: Members | CountedMembers,
  place: Place,
  walk: Walk,
): unknown {
  const members = Object.entries(value).map(([name, member]) => {
    const own = codecOf(name, codec);
    const inside = { path: `${place.path}.${name}`, siblings: value };
    return [name, own === undefined ? member : visit(member, own, inside, walk)];
  });
  return Object.fromEntries(members);
}

const SEALS = ['rsa-platform', 'rsa-bank'] as const;
export type Seal = (typeof SEALS)[number];

const keep: Transform = (value) => value;

/** Leaves every value as it is. */
export const KEEP_ALL: Transforms = {
  json: keep,
  url: keep,
  xml: keep,
  'rsa-platform': keep,
  'rsa-merchant': keep,
  'rsa-bank': keep,
  'aes-gcm': keep,
  'aes-ecb': keep,
  number: keep,
  boolean: keep,
};

/** Whether a value of `message` is to be sealed, so that a key is needed. An empty string is sent as it is. */
export function holdsSealed(message: unknown, codec: Codec, seal: Seal): boolean {
  let found = false;
  const note: Transform = (value) => {
    found ||= value !== '';
    return value;
  };
  encodeMessage(message, codec, { ...KEEP_ALL, [seal]: note }, '');
  return found;
}

/** The seal of the first sealed value below a codec. */
function findSeal(codec: Codec): Seal | undefined {
  if (typeof codec === 'string') return SEALS.find((seal) => seal === codec);
  for (const each of codecsIn(codec)) {
    const seal = findSeal(each);
    if (seal !== undefined) return seal;
  }
  return undefined;
}

/** The codecs that one is made of. */
function codecsIn(codec: Exclude<Codec, string>): readonly Codec[] {
  if (isPair(codec) || isList(codec)) return codec;
  const [members, ...counted] = splitMembers(codec);
  return [...Object.values(members), ...counted.map(([, each]) => each)];
}

function codecOf(name: string, codec: Members | CountedMembers): Codec | undefined {
  const [members, ...counted] = splitMembers(codec);
  if (Object.hasOwn(members, name)) return members[name];
  return counted.find(([names]) => names.test(name))?.[1];
}

function splitMembers(codec: Members | CountedMembers): CountedMembers | readonly [Members] {
  return isCounted(codec) ? codec : [codec];
}

function isPair(codec: Codec): codec is readonly [Encoding, Codec] {
  return Array.isArray(codec) && typeof codec[0] === 'string' && codec.length === 2;
}

function isCounted(codec: Members | CountedMembers): codec is CountedMembers {
  return Array.isArray(codec);
}

function isList(codec: Codec): codec is readonly [Codec] {
  return Array.isArray(codec) && codec.length === 1;
}

/** Whether `value` is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
