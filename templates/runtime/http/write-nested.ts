import { ConfigError } from '../core/errors.js';
import type { Wire } from './api.js';
import type { Pair } from './context.js';

interface Place {
  /** Of the whole: `query`. */
  readonly path: string;
  readonly wire: Wire;
}

/** Name and value of each leaf of lists and objects, named as `wire` says: `disks.0.size`, `disks[0][size]`. */
export function writeNested(
  members: readonly (readonly [string, unknown])[],
  path: string,
  wire: Wire,
): readonly Pair[] {
  return members.flatMap(([name, value]) => writeMember(name, value, { path, wire }));
}

function writeMember(name: string, value: unknown, place: Place): readonly Pair[] {
  const { path, wire } = place;
  if (value === undefined) return [];
  if (value === null) throw new ConfigError(`${path}.${name} is null, which cannot be sent. Leave it out.`);
  if (typeof value !== 'object') return [[name, String(value)]];
  if (wire === 'json') return [[name, JSON.stringify(value)]];
  if (wire !== 'repeated') {
    const nest = (key: string) => (wire === 'dotted' ? `${name}.${key}` : `${name}[${key}]`);
    return Object.entries(value).flatMap(([key, each]) => writeMember(nest(key), each, place));
  }
  if (Array.isArray(value) && !value.some((each) => typeof each === 'object'))
    return value.map((each) => [name, String(each)]);
  throw new ConfigError(
    `${path}.${name} holds an object, which cannot be sent. Pass a text, a number or a boolean, or a list of these.`,
  );
}
