/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import { findHeader } from '../core/headers.js';
import { queryString } from '../core/query.js';
import type { Bytes } from '../core/response-text.js';
import type { AuthRule, SignRule, Template } from './api.js';
import type { Authorized, UnsignedRequest } from './options.js';
import { fill, fillAll, toBase64 } from './template.js';

/** A rule with the values of its options. */
export interface Recipe {
  readonly rule: AuthRule;
  readonly values: Values;
}

type Values = Readonly<Record<string, string>>;

/** What signatures need besides the request. */
export interface Signing {
  /** Milliseconds since 1970; default the system clock. */
  readonly now?: (() => number) | undefined;
  /** Default 32 hexadecimal digits. */
  readonly nonce?: (() => string) | undefined;
  /** Of an API whose rules ask for MD5. */
  readonly md5?: (() => Promise<{ readonly md5: (bytes: Uint8Array) => Promise<Uint8Array> }>) | undefined;
}

/** Fill the templates of a rule with options, facts of the request and its signature. */
export async function applyRecipe(
  { rule, values }: Recipe,
  request: UnsignedRequest,
  signing: Signing,
): Promise<Authorized> {
  const { headers, query, cookies, sign } = rule;
  const time = { ...timeOf(signing), ...values };
  const isUnsigned = ([, text]: readonly [string, string]) => !text.includes('{signature}');
  const unsigned = fillAll(Object.fromEntries(Object.entries(query ?? {}).filter(isUnsigned)), time);
  const facts = { ...describe(request, unsigned), ...time };
  const signed = sign ? { ...facts, signature: await computeSignature(sign, facts, signing) } : facts;
  const added = fillAll(headers, signed);
  if (cookies) added['Cookie'] = cookieHeader(fillAll(cookies, signed), request);
  return { headers: added, query: fillAll(query, signed) };
}

function timeOf({ now = Date.now, nonce = randomNonce }: Signing): Values {
  const milliseconds = Math.floor(now());
  return {
    milliseconds: String(milliseconds),
    timestamp: String(Math.floor(milliseconds / 1000)),
    isoTime: new Date(milliseconds).toISOString(),
    nonce: nonce(),
  };
}

/** Not `randomUUID`, which pages over plain http do not have. */
function randomNonce(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The request as templates name it; `added` is what the rule puts into the query before the signature. */
function describe({ method, path, query: given, body, parameters }: UnsignedRequest, added: Values): Values {
  const query = [given, queryString(added)].filter((part) => part !== '').join('&');
  const sorted = [...parameters, ...Object.entries(added)].sort(([one], [other]) =>
    one < other ? -1 : Number(one > other),
  );
  return {
    method,
    path,
    query,
    body,
    queryOrBody: body === '' ? query : body,
    sortedParams: sorted.map((pair) => pair.join('')).join(''),
  };
}

async function computeSignature(
  { text, by, key = '', as }: SignRule,
  facts: Values,
  signing: Signing,
): Promise<string> {
  const encode = (template: string) => new TextEncoder().encode(fill(template, facts));
  const bytes = await hashBytes({ by, key: encode(key), content: encode(text) }, signing);
  return as === 'base64' ? toBase64(bytes) : toHex(bytes);
}

interface Hashed {
  readonly by: SignRule['by'];
  readonly key: Bytes;
  readonly content: Bytes;
}

/** Hash bytes, with the key for an HMAC. */
export async function hashBytes({ by, key, content }: Hashed, { md5 }: Signing): Promise<Uint8Array> {
  if (by === 'md5') {
    if (!md5) throw new ConfigError('This client has no MD5. Generate it again.');
    return (await md5()).md5(content);
  }
  const hash = `SHA-${by.replace(/\D*/, '')}`;
  const subtle = requireSubtle();
  if (!by.startsWith('hmac-')) return new Uint8Array(await subtle.digest(hash, content));
  const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, content));
}

/** What both the types of the web and those of Node call it. */
type Subtle = (typeof crypto)['subtle'];

function requireSubtle(): Subtle {
  // Its type says that it is always there.
  const { subtle }: { readonly subtle?: Subtle } = crypto;
  if (subtle) return subtle;
  throw new ConfigError(
    'crypto.subtle is missing, which signs requests. Browsers have it on pages over https and on localhost alone',
  );
}

/** The caller's cookies and those of the rule. A browser drops the header without a word. */
function cookieHeader(cookies: Template, { url, headers }: UnsignedRequest): string {
  if (!new Request(url, { headers: { Cookie: 'a=b' } }).headers.has('Cookie')) {
    throw new ConfigError(
      'a page cannot set cookies of a request. Log in, so that the browser has them, and pass fetch with credentials: "include"',
    );
  }
  const pairs = Object.entries(cookies).map(
    ([name, value]) => `${name}=${value.replace(/[^!#-+\--:<-[\]-~]/g, encodeURIComponent)}`,
  );
  return [findHeader(headers, 'Cookie'), ...pairs].filter(Boolean).join('; ');
}
