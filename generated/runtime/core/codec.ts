import type { Codec, Encoding, TextType } from './operation.js';

/** What a transformation may look at besides the value. */
export interface Place {
  /** Where the value stands, for messages: `json.receivers[0].name`. */
  readonly path: string;
  /** The object that holds the value: sealed values keep their nonce beside them. */
  readonly siblings: Readonly<Record<string, unknown>>;
}

export type Transform = (value: unknown, place: Place) => unknown;
export type Transforms = Readonly<Record<Encoding | TextType, Transform>>;

/** Apply one step of a codec: `content` is what stands inside the encoded string. */
type Step = (encoding: Encoding | TextType, content: Codec | undefined) => Transform;

/** Give `message` as the wire carries it; contents are encoded before what contains them. `message` is not changed. */
export function encodeMessage(message: unknown, codec: Codec, transforms: Transforms, path: string): unknown {
  const step: Step = (encoding, content) => (value, place) => {
    const inner = content === undefined ? value : visit(value, content, place, step);
    return transforms[encoding](inner, place);
  };
  return visit(message, codec, { path, siblings: {} }, step);
}

/** Give `message` as callers see it; what contains a value is decoded before the value. `message` is not changed. */
export function decodeMessage(message: unknown, codec: Codec, transforms: Transforms, path: string): unknown {
  const step: Step = (encoding, content) => (value, place) => {
    const inner = transforms[encoding](value, place);
    return content === undefined ? inner : visit(inner, content, place, step);
  };
  return visit(message, codec, { path, siblings: {} }, step);
}

function visit(value: unknown, codec: Codec, place: Place, step: Step): unknown {
  if (value === undefined || value === null) return value;
  if (typeof codec === 'string') return step(codec, undefined)(value, place);
  if (isPair(codec)) return step(codec[0], codec[1])(value, place);
  if (isList(codec)) return visitList(value, codec[0], place, step);
  return isRecord(value) ? visitMembers(value, codec, place, step) : value;
}

/** A list that came as one element, as a tag that XML did not repeat, is taken as it is. */
function visitList(value: unknown, codec: Codec, place: Place, step: Step): unknown {
  if (!Array.isArray(value)) return visit(value, codec, place, step);
  return value.map((each, index) => visit(each, codec, { ...place, path: `${place.path}[${index}]` }, step));
}

function visitMembers(
  value: Readonly<Record<string, unknown>>,
  codec: { readonly [member: string]: Codec },
  place: Place,
  step: Step,
): unknown {
  const members = Object.entries(value).map(([name, member]) => {
    const own = codecOf(name, codec);
    const inside = { path: `${place.path}.${name}`, siblings: value };
    return [name, own === undefined ? member : visit(member, own, inside, step)];
  });
  return Object.fromEntries(members);
}

/** Pages write members that are counted from 0 as `coupon_id_$n`. */
function codecOf(name: string, codec: { readonly [member: string]: Codec }): Codec | undefined {
  if (Object.hasOwn(codec, name)) return codec[name];
  const pattern = Object.keys(codec).find((key) => key.includes('$') && matchesPattern(name, key));
  return pattern === undefined ? undefined : codec[pattern];
}

function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern.replace(/[.*+?^()|[\]{}\\]/g, '\\$&').replace(/\$[a-z]/g, '\\d+');
  return new RegExp(`^${source}$`).test(name);
}

function isPair(codec: Codec): codec is readonly [Encoding, Codec] {
  return Array.isArray(codec) && codec.length === 2;
}

function isList(codec: Codec): codec is readonly [Codec] {
  return Array.isArray(codec) && codec.length === 1;
}

/** Whether `value` is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
