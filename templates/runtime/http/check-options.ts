import { ConfigError } from '../core/errors.js';
import type { CallOptions } from './client.js';
import type { BaseOptions } from './options.js';

const kinds = {
  text: { test: (value: unknown) => typeof value === 'string', remedy: 'a string' },
  flag: { test: (value: unknown) => typeof value === 'boolean', remedy: 'true or false' },
  count: { test: (value: unknown) => typeof value === 'number' && value >= 0, remedy: 'a number, 0 or more' },
  size: { test: (value: unknown) => typeof value === 'number' && value > 0, remedy: 'a number above 0' },
  call: { test: (value: unknown) => typeof value === 'function', remedy: 'a function' },
  object: { test: (value: unknown) => typeof value === 'object' && value !== null, remedy: 'an object' },
  server: { test: isServer, remedy: 'an address without user, query and fragment: "https://api.example/"' },
} as const;

type Kind = keyof typeof kinds;

const callOptions: Readonly<Record<keyof CallOptions, Kind>> = {
  signal: 'object',
  timeout: 'size',
  retries: 'count',
  headers: 'object',
  baseUrl: 'server',
  unwrap: 'flag',
};

const { signal: _signal, ...shared } = callOptions;

const clientOptions: Readonly<Record<keyof BaseOptions, Kind>> = {
  ...shared,
  authorize: 'call',
  fetch: 'call',
  now: 'call',
  nonce: 'call',
  maxAnswerBytes: 'size',
  logger: 'object',
  hooks: 'object',
};

/** Throws a `ConfigError` that names the option which cannot be used; never its value, which may be a secret. */
export function checkClientOptions(options: BaseOptions, credentials: readonly string[]): void {
  const texts = credentials.map((name): [string, Kind] => [name, 'text']);
  checkOptions(options, { ...Object.fromEntries(texts), ...clientOptions }, 'createClient');
}

export function checkCallOptions(options: CallOptions): void {
  checkOptions(options, callOptions, 'A call');
}

function checkOptions(options: object, known: Readonly<Record<string, Kind>>, owner: string): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!kind) throw new ConfigError(`${owner} has no option ${name}. Known are ${Object.keys(known).join(', ')}.`);
    const { test, remedy } = kinds[kind];
    if (value !== undefined && !test(value)) throw new ConfigError(`${name} cannot be used. Pass ${remedy}.`);
  }
}

function isServer(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^?#@]*$/.test(value) && URL.canParse(value);
}
