/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from './errors.js';
import { isRecord } from './is-record.js';

/**
 * Copy a value of a request as JSON would write it, so that the sealed and signed values are the sent ones: `toJSON` is
 * called, `undefined` members are left out. Throws a `ConfigError` with the path of a value that JSON drops, changes or cannot
 * write: a Map, a bigint, NaN, a function, a circular value, a lone surrogate.
 */
export function toPlain(value: unknown, path: string): unknown {
  return copy(value, { path, holders: [] });
}

/** Like `toPlain`, for a value that must be an object: `query`, `xml`, `meta`. */
export function toPlainObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  const plain = toPlain(value, path);
  if (isRecord(plain)) return plain;
  throw unsendable(path, `is ${nameOf(value)}`, 'Pass a plain object');
}

interface Spot {
  readonly path: string;
  /** The objects around it. */
  readonly holders: readonly object[];
}

/** A request has a few levels; the stack allows some thousands. */
const DEEPEST = 100;

function copy(value: unknown, spot: Spot): unknown {
  if (typeof value === 'object' && value !== null) return copyObject(value, spot);
  if (typeof value === 'string') return wellFormed(value, spot.path);
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw unsendable(spot.path, `is ${nameOf(value)}`, 'Pass a string, a number or a boolean');
}

function copyObject(value: object, { path, holders }: Spot): unknown {
  if (holders.includes(value)) throw unsendable(path, 'contains itself', 'Pass a value without cycles');
  if (holders.length >= DEEPEST) throw unsendable(path, `is nested ${DEEPEST} levels deep`, 'Flatten it');
  const inside = [...holders, value];
  if (Array.isArray(value)) {
    return Array.from(value, (each: unknown, index) =>
      copyElement(each, { path: `${path}[${index}]`, holders: inside }),
    );
  }
  const json = jsonOf(value, path);
  return json === value ? copyMembers(value, { path, holders: inside }) : copy(json, { path, holders: inside });
}

/** Copy an element of a list; JSON would write `null` for `undefined`. */
function copyElement(value: unknown, spot: Spot): unknown {
  if (value === undefined) throw unsendable(spot.path, 'is undefined', 'Leave the element out');
  return copy(value, spot);
}

function copyMembers(value: object, { path, holders }: Spot): Readonly<Record<string, unknown>> {
  const members = Object.entries(value);
  if (members.length === 0 && !isLiteral(value)) {
    throw unsendable(path, `is ${nameOf(value)} without members`, 'Pass a plain object');
  }
  const copied: Record<string, unknown> = {};
  for (const [name, member] of members) {
    if (member === undefined) continue;
    const plain = copy(member, { path: `${path}.${name}`, holders });
    // An assignment to `__proto__` would not add a member.
    if (name === '__proto__') Object.defineProperty(copied, name, { value: plain, enumerable: true });
    else copied[wellFormed(name, path)] = plain;
  }
  return copied;
}

/** The result of `toJSON`, for example of a Date, or the object itself. Refuses objects whose content is not in their members. */
function jsonOf(value: object, path: string): unknown {
  const kind = Object.prototype.toString.call(value);
  const toJson: unknown = Reflect.get(value, 'toJSON');
  if (typeof toJson === 'function' && !ArrayBuffer.isView(value)) {
    const json: unknown = toJson.call(value, '');
    // The result for an invalid date.
    if (json === null || json === undefined)
      throw unsendable(path, `is ${nameOf(value)} without a value`, 'Leave it out');
    return json;
  }
  if (kind === '[object Object]') return value;
  throw unsendable(path, `is ${nameOf(value)}`, remedies[kind] ?? 'Pass a plain object or a list');
}

const remedies: Readonly<Record<string, string>> = {
  '[object Map]': 'Pass Object.fromEntries(map)',
  '[object Set]': 'Pass [...set]',
  '[object URLSearchParams]': 'Pass Object.fromEntries(params)',
  '[object Headers]': 'Pass Object.fromEntries(headers)',
  '[object FormData]': 'Pass Object.fromEntries(form)',
};

/** Whether an object is a plain one, of any realm. */
function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function wellFormed(text: string, path: string): string {
  if (!LONE_SURROGATE.test(text)) return text;
  throw unsendable(path, 'holds half of a character (a lone surrogate)', 'See where the text was cut');
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'number') return String(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Array.isArray(value)) return 'a list';
  const maker: unknown = Reflect.get(value, 'constructor');
  return typeof maker === 'function' && maker.name ? `a ${maker.name}` : 'an object';
}

function unsendable(path: string, problem: string, remedy: string): ConfigError {
  return new ConfigError(`${path} ${problem}, which cannot be sent. ${remedy}.`);
}
