/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { percentEncode } from '../core/url.js';
import type { Wire } from './api.js';
import type { Pair } from './context.js';

export function joinPairs(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.map(percentEncode).join('=')).join('&');
}

/** Name and value of each member; `undefined` where one is null, an object, or a list that does not just repeat its name. */
export function flatPairs(members: object, wire?: Wire): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const [name, value] of Object.entries(members)) {
    if (wire !== undefined && wire !== 'repeated' && Array.isArray(value)) return undefined;
    for (const each of [value].flat()) {
      if (typeof each === 'object') return undefined;
      if (each !== undefined) pairs.push([name, String(each)]);
    }
  }
  return pairs;
}

/** Whether JSON writes a value as it is. Of anything unusual, such as a Date, it is not. */
export function isPlainData(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object') return typeof value === 'boolean' || Number.isFinite(value);
  if (value === null) return true;
  const isPlainMember = (each: unknown) => isPlainData(each, depth + 1);
  if (depth > 99 || 'toJSON' in value) return false;
  if (Array.isArray(value)) return !value.includes(undefined) && value.every(isPlainMember);
  const members = Object.entries(value).flat();
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    members.every((each) => each === undefined || isPlainMember(each))
  );
}
