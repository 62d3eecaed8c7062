/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from './errors.js';

export type HeaderFields = Readonly<Record<string, unknown>>;

/**
 * Join header fields; a later set overrides those of an earlier one in any case, and `undefined` leaves one out. Throws a
 * `ConfigError` for a value that is not valid in a header.
 */
export function joinHeaders(...sets: readonly (HeaderFields | undefined)[]): Record<string, string> {
  const joined: Record<string, string> = {};
  const spelling = new Map<string, string>();
  for (const set of sets) {
    checkFields(set);
    for (const name of Object.keys(set ?? {})) {
      const lower = name.toLowerCase();
      const before = spelling.get(lower);
      if (before !== undefined) delete joined[before];
      if (set?.[name] !== undefined) joined[name] = headerText(name, set[name]);
      spelling.set(lower, name);
    }
  }
  return joined;
}

/** The fields of a `Headers` or a `Map` are not own properties, so they would be ignored. */
function checkFields(set: unknown): void {
  if (set === undefined || Object.prototype.toString.call(set) === '[object Object]') return;
  throw new ConfigError(
    'headers is not a plain object. Pass { name: value }; for a Headers object, Object.fromEntries(headers).',
  );
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** Headers that frame the request and are determined by its body. */
const FRAMING = /^(content-length|transfer-encoding|keep-alive|upgrade|expect)$/i;

function headerText(name: string, value: unknown): string {
  if (FRAMING.test(name)) throw new ConfigError(`headers[${JSON.stringify(name)}] cannot be sent. Leave it out.`);
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && TOKEN.test(name)) return text;
  throw new ConfigError(`headers[${JSON.stringify(name)}] cannot be sent. Pass one line of Latin letters.`);
}

/** Return a header field by name, in any case. */
export function findHeader(fields: HeaderFields | undefined, name: string): string | undefined {
  const found = Object.entries(fields ?? {}).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === 'string' ? found : undefined;
}
