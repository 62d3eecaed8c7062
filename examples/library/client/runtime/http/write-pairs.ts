/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import { isRecord } from '../core/is-record.js';
import { toPlain } from '../core/plain.js';
import type { Wire } from './api.js';
import type { Pair } from './context.js';
import { flatPairs } from './pairs.js';

/**
 * Name and value of each member of a query or a form; `undefined` is left out. Lists and objects are named as `wire` says:
 * `disks.0.size`, `disks[0][size]`; without it, a list repeats its name. Throws a `ConfigError` for what cannot be written.
 */
export function writePairs(given: unknown, path: string, wire: Wire | undefined): readonly Pair[] {
  const plain = toPlain(given, path);
  if (!isRecord(plain)) throw new ConfigError(`${path} is not an object. Pass { name: value }.`);
  if (wire === undefined || wire === 'repeated') return flatPairs(plain) ?? refuse(plain, path);
  return Object.entries(plain).flatMap(([name, value]) => writeMember(name, value, { path, wire }));
}

function refuse(members: object, path: string): never {
  const [name, value] = Object.entries(members).find(([each, value]) => !flatPairs({ [each]: value })) ?? [];
  throw unsendable(`${path}.${name}`, value);
}

function unsendable(path: string, value: unknown): ConfigError {
  const problem = value === null ? 'is null' : 'holds null, a list or an object';
  return new ConfigError(
    `${path} ${problem}, which cannot be sent. Pass a text, a number, a boolean or a list of these.`,
  );
}

interface Place {
  /** Of the whole: `query`. */
  readonly path: string;
  readonly wire: Wire;
}

function writeMember(name: string, value: unknown, place: Place): readonly Pair[] {
  const { path, wire } = place;
  if (value === undefined) return [];
  if (value === null) throw unsendable(`${path}.${name}`, value);
  if (typeof value !== 'object') return [[name, String(value)]];
  if (wire === 'json') return [[name, JSON.stringify(value)]];
  const nest = (key: string) => (wire === 'dotted' ? `${name}.${key}` : `${name}[${key}]`);
  return Object.entries(value).flatMap(([key, each]) => writeMember(nest(key), each, place));
}
