import { ConfigError } from './errors.js';
import { percentEncode } from './url.js';

/**
 * Write a query string without its `?`, in the caller's order: `undefined` is left out, `true` is written `true`.
 * Throws a `ConfigError` for `null` and for objects, which have no spelling in a query.
 */
export function queryString(query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]]))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(queryValue(name, value))}`)
    .join('&');
}

function queryValue(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return String(value);
  const found = value === null ? 'null' : typeof value;
  throw new ConfigError(`query.${name} is ${found}; give a text, a number or a boolean, or leave it out.`);
}

/** The URL with members added to its query. */
export function withQuery(url: URL, query: object): URL {
  const extended = new URL(url);
  extended.search = [url.search.slice(1), queryString(query)].filter((each) => each !== '').join('&');
  return extended;
}

/** Name and value of each parameter. Not by iterating, which compilers only know with `lib: dom.iterable`. */
export function pairsOf(parameters: URLSearchParams): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  parameters.forEach((value, name) => {
    pairs.push([name, value]);
  });
  return pairs;
}
