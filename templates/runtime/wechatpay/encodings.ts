import type { KeyObject } from 'node:crypto';
import {
  type Encodings,
  encodeMessage,
  type Transforms as MessageTransforms,
  type Place,
  type Transform,
} from '../core/codec.js';
import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { percentEncode } from '../core/url.js';
import { openAesGcm, openRefund } from './aes.js';
import { ConfigError, DecryptionError } from './errors.js';
import type { Codec, Encoding } from './operation.js';
import { oaepCapacity, openOaep, openPkcs1, sealOaep } from './rsa.js';
import { writeXml } from './write-xml.js';
import type { ParseXml } from './xml.js';

export type Transforms = MessageTransforms<Encoding>;

/** Whether an encoding seals members of requests: the keys of these belong to others than the caller. */
const SEALED: {
  readonly json: false;
  readonly url: false;
  readonly xml: false;
  readonly 'rsa-platform': true;
  readonly 'rsa-merchant': false;
  readonly 'rsa-bank': true;
  readonly 'aes-gcm': false;
  readonly 'aes-ecb': false;
} & Readonly<Record<Encoding, boolean>> = {
  json: false,
  url: false,
  xml: false,
  'rsa-platform': true,
  'rsa-merchant': false,
  'rsa-bank': true,
  'aes-gcm': false,
  'aes-ecb': false,
};

type Seal = { [Name in Encoding]: (typeof SEALED)[Name] extends true ? Name : never }[Encoding];

// Object.keys() gives strings, of which TypeScript does not know that they are all the names in the table.
const SEALS = (Object.keys(SEALED) as Encoding[]).filter((name) => SEALED[name]);

const keep: Transform = (value) => value;

/** Transforms that change no value. */
export const KEEP_ALL: Transforms = {
  json: keep,
  url: keep,
  xml: keep,
  'rsa-platform': keep,
  'rsa-merchant': keep,
  'rsa-bank': keep,
  'aes-gcm': keep,
  'aes-ecb': keep,
  number: keep,
  boolean: keep,
};

/** The encodings for requests with these transforms. */
export function forRequests(transforms: Transforms): Encodings<Encoding> {
  return { transforms, seals: SEALS };
}

/** Whether `message` has a value to seal with `seal`, which needs a key. Empty strings are not sealed. */
export function holdsSealed(message: unknown, codec: Codec, seal: Seal): boolean {
  let found = false;
  const note: Transform = (value) => {
    found ||= value !== '';
    return value;
  };
  encodeMessage(message, codec, forRequests({ ...KEEP_ALL, [seal]: note }), '');
  return found;
}

/** The keys and options for sealing values of a request. */
export interface Sealing {
  readonly platformKey: KeyObject | undefined;
  /** How to fix a missing `platformKey`, for the error. */
  readonly platformKeyRemedy: string;
  readonly bankKey: KeyObject | undefined;
  /** `false` if the caller passes ciphertext. */
  readonly sealFields: boolean;
}

/** The transforms that encode a request. A string where an object is expected is already encoded. */
export function requestEncodings({
  platformKey,
  platformKeyRemedy,
  bankKey,
  sealFields,
}: Sealing): Encodings<Encoding> {
  const seal = (key: KeyObject | undefined, remedy: string) => (value: unknown, place: Place) =>
    sealFields ? sealValue(value, { key, remedy, place }) : value;
  return forRequests({
    json: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
    url: (value, place) => (isRecord(value) ? percentEncode(joinPairs(value, place)) : value),
    xml: (value) => (isRecord(value) ? writeXml(value) : value),
    'rsa-platform': seal(platformKey, platformKeyRemedy),
    'rsa-bank': seal(bankKey, 'pass bankKey to createClient (from risk/getpublickey)'),
    'rsa-merchant': refuse,
    'aes-gcm': refuse,
    'aes-ecb': refuse,
    number: (value) => value,
    boolean: (value) => (typeof value === 'boolean' ? String(value) : value),
  });
}

function joinPairs(value: Readonly<Record<string, unknown>>, { path }: Place): string {
  const pairs = Object.entries(value).map(([name, member]) => {
    if (typeof member !== 'object') return `${name}=${member}`;
    throw new ConfigError(`${path}.${name} has no spelling in a query. Pass a string, a number or a boolean.`);
  });
  return pairs.join('&');
}

function refuse(_value: unknown, { path }: Place): never {
  throw new ConfigError(`${path}: only WeChat Pay can seal this value. Pass it as ciphertext with sealFields: false.`);
}

interface ValueSeal {
  readonly key: KeyObject | undefined;
  readonly remedy: string;
  readonly place: Place;
}

function sealValue(value: unknown, { key, remedy, place }: ValueSeal): unknown {
  if (value === '') return value;
  if (place.expected || typeof value === 'object') throw unlikePage(value, place);
  if (!key) throw new ConfigError(`${place.path} is to be encrypted, but the key is missing: ${remedy}.`);
  const text = Buffer.from(String(value));
  const capacity = oaepCapacity(key);
  if (text.length <= capacity) return sealOaep(text, key);
  const way = 'Shorten it; if it is ciphertext already, switch encryption off with sealFields: false';
  throw new ConfigError(`${place.path} is ${text.length} bytes long; at most ${capacity} can be encrypted. ${way}.`);
}

/** The error for a value of a wrong type, which would be sent in plain text, or sealed as a whole. */
function unlikePage(value: unknown, { path, expected: container }: Place): ConfigError {
  const expected = container ?? 'a string';
  const found = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  const remedy = `Pass ${expected}; if it is ciphertext already, switch encryption off with sealFields: false`;
  return new ConfigError(`${path} is ${found}; the page has ${expected} here, which is encrypted. ${remedy}.`);
}

/** The keys and options for opening values of a response or notification. */
export interface Opening {
  readonly privateKey: KeyObject | undefined;
  readonly apiV3Key: string | undefined;
  readonly secret: string | undefined;
  /** `pkcs1` for the global servers. */
  readonly padding: 'oaep' | 'pkcs1';
  /** `false` to return ciphertext. */
  readonly sealFields: boolean;
  /** Only for v2 messages, since no others contain XML. */
  readonly parseXml?: ParseXml | undefined;
}

/** The transforms that decode a response or notification. */
export function answerTransforms(opening: Opening): Transforms {
  const open = (undo: (sealed: string, place: Place) => unknown) => (value: unknown, place: Place) =>
    opening.sealFields && typeof value === 'string' && value !== '' ? undo(value, place) : value;
  return {
    json: decodeText(parseJson),
    url: decodeText((text) => Object.fromEntries(new URLSearchParams(decodeURIComponent(text)))),
    xml: decodeText(opening.parseXml ?? String),
    'rsa-merchant': open((sealed, place) => openRsa(sealed, place, opening)),
    'rsa-platform': (value) => value,
    'rsa-bank': (value) => value,
    'aes-gcm': open((sealed, place) => parseDocument(openGcm(sealed, place, opening), opening)),
    'aes-ecb': open((sealed) => parseDocument(openRefund(sealed, requireKey(opening.secret, 'secret')), opening)),
    number: (value) => (isNumeral(value) ? Number(value) : value),
    boolean: (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
  };
}

/** Decode a text. One that cannot be parsed stays unchanged, so that the rest of the response is usable. */
function decodeText(parse: (text: string) => unknown) {
  return (value: unknown) => {
    if (typeof value !== 'string' || value === '') return value;
    try {
      return parse(value);
    } catch {
      return value;
    }
  };
}

function isNumeral(value: unknown): value is string {
  return (
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER
  );
}

function openRsa(sealed: string, { path }: Place, { privateKey, padding }: Opening): string {
  const key = requireKey(privateKey, 'privateKey');
  const bytes = Buffer.from(sealed, 'base64');
  const text = padding === 'oaep' ? tryOpenOaep(bytes, key) : openPkcs1(bytes, key);
  if (text) return text.toString('utf8');
  const message = `${path} cannot be opened with privateKey: it was sealed for another certificate. The call was made; repeat a query with sealFields: false to get the ciphertext.`;
  throw new DecryptionError(message);
}

function tryOpenOaep(sealed: Uint8Array, privateKey: KeyObject): Buffer | undefined {
  try {
    return openOaep(sealed, privateKey);
  } catch {
    return undefined;
  }
}

/** v3 notifications have `nonce` and `associated_data` beside the ciphertext; v2 ones have the prefix `event_` for each. */
function openGcm(ciphertext: string, { siblings }: Place, { apiV3Key }: Opening): string {
  const nonce = siblings['nonce'] ?? siblings['event_nonce'];
  const associatedData = siblings['associated_data'] ?? siblings['event_associated_data'];
  if (typeof nonce !== 'string')
    throw new DecryptionError('There is no nonce beside the ciphertext: the message is incomplete.');
  const sealed = { ciphertext, nonce, associatedData: typeof associatedData === 'string' ? associatedData : undefined };
  return openAesGcm(sealed, requireKey(apiV3Key, 'apiV3Key'));
}

/** Sealed documents are JSON in v3, XML in v2. */
function parseDocument(text: string, { parseXml }: Opening): unknown {
  return decodeText(parseXml && text.trimStart().startsWith('<') ? parseXml : parseJson)(text);
}

function requireKey<Key>(key: Key | undefined, option: string): Key {
  if (key !== undefined) return key;
  throw new ConfigError(
    `${option} is missing; the message holds a sealed value that it opens. Pass it to createClient.`,
  );
}
