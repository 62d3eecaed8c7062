/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import type { BaseOptions } from './options.js';

/** What an option must be, in the words of the error, and the type of such values. */
const kinds = {
  'a string': 'string',
  'true or false': 'boolean',
  'a number, 0 or more': 'number',
  'a number above 0': 'number',
  'a function': 'function',
  'an object': 'object',
  'a server such as "https://api.example/"': 'string',
} as const;

export type Kind = keyof typeof kinds;

/** Options that a client and a call have. */
export const shared = {
  timeout: 'a number above 0',
  retries: 'a number, 0 or more',
  headers: 'an object',
  baseUrl: 'a server such as "https://api.example/"',
  unwrap: 'true or false',
} as const satisfies Readonly<Record<string, Kind>>;

const clientOptions: Readonly<Record<keyof BaseOptions, Kind>> = {
  ...shared,
  authorize: 'a function',
  fetch: 'a function',
  now: 'a function',
  nonce: 'a function',
  maxAnswerBytes: 'a number above 0',
  logger: 'an object',
  hooks: 'an object',
};

/** Throws a `ConfigError` that names the option which cannot be used; never its value, which may be a secret. */
export function checkClientOptions(options: BaseOptions, credentials: readonly string[]): void {
  const texts = credentials.map((name): [string, Kind] => [name, 'a string']);
  checkOptions(options, { ...Object.fromEntries(texts), ...clientOptions }, 'createClient');
}

export function checkOptions(options: object, known: Readonly<Record<string, Kind>>, owner: string): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) throw new ConfigError(`${owner} has no option ${name}. Known are ${Object.keys(known).join(', ')}.`);
    if (value !== undefined && !isOfKind(value, kind)) throw new ConfigError(`${name} cannot be used. Pass ${kind}.`);
  }
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (typeof value !== kinds[kind] || value === null) return false;
  if (typeof value === 'number') return value > 0 || (value === 0 && kind !== 'a number above 0');
  // Without user, query and fragment.
  return kind !== shared.baseUrl || (/^https?:\/\/[^?#@]+$/.test(String(value)) && URL.canParse(String(value)));
}
