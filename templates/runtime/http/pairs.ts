import { isRecord } from '../core/codec.js';
import { ConfigError } from '../core/errors.js';
import { percentEncode } from '../core/url.js';
import type { Wire } from './api.js';
import type { Pair } from './context.js';

export function joinPairs(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.map(percentEncode).join('=')).join('&');
}

/**
 * Name and value of each member of a query or a form; `undefined` is left out. A list repeats its name, unless `wire` says
 * otherwise. Throws a `ConfigError` for a value that cannot be written.
 */
export async function writePairs(given: unknown, path: string, wire: Wire | undefined): Promise<readonly Pair[]> {
  const plain = await toPlainData(given, path);
  if (!isRecord(plain)) throw new ConfigError(`${path} is not an object. Pass { name: value }.`);
  const members = Object.entries(plain);
  if (wire && members.some(([, value]) => typeof value === 'object')) {
    const { writeNested } = await import('./write-nested.js');
    return writeNested(members, path, wire);
  }
  return members.flatMap(([name, value]) => [value].flat().flatMap((each) => writePair(name, each, path)));
}

function writePair(name: string, value: unknown, path: string): readonly Pair[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  throw new ConfigError(
    `${path}.${name} ${value ? 'holds an object' : 'is null'}, which cannot be sent. Pass a text, a number or a boolean.`,
  );
}

/** The value, once it is sure that JSON writes it as it is; for anything unusual, such as a Date, a copy as JSON would write it. */
export async function toPlainData(value: unknown, path: string): Promise<unknown> {
  if (isPlainData(value, 0)) return value;
  const { toPlain } = await import('../core/plain.js');
  return toPlain(value, path);
}

function isPlainData(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object') return typeof value === 'boolean' || Number.isFinite(value);
  if (value === null) return true;
  const isPlainMember = (each: unknown) => isPlainData(each, depth + 1);
  if (depth > 99 || 'toJSON' in value) return false;
  if (Array.isArray(value)) return !value.includes(undefined) && value.every(isPlainMember);
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.entries(value)
      .flat()
      .every((each) => each === undefined || isPlainMember(each))
  );
}
