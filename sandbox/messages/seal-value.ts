import { constants, createCipheriv, createHash, publicEncrypt } from 'node:crypto';
import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, isRecord, likeliest, memberSchema, type Resolve } from '../api-document/schemas.js';
import type { Identity } from '../protocol/identity.js';
import { seal } from '../protocol/notification.js';
import { sealForMerchant } from '../protocol/rsa-sealing.js';
import { writeXml } from '../protocol/xml.js';

/** What values of an answer or a notification are sealed with. */
export interface Sealing {
  readonly identity: Identity;
  readonly resolve: Resolve;
  /** The global servers seal with PKCS#1 v1.5. */
  readonly isGlobal: boolean;
  /** Default: those of the platform, which seals what AES-GCM seals as well. */
  readonly sealers?: Sealers;
}

/** What makes a ciphertext of a text, by the key that a page names. */
export type Sealers = Readonly<
  Partial<Record<NonNullable<JsonSchema['x-encrypted']>, (text: string, sealing: Sealing) => string>>
>;

const PLATFORM_SEALERS: Sealers = {
  'rsa-merchant': (text, sealing) =>
    sealing.isGlobal ? sealPkcs1(text, sealing) : sealForMerchant(text, sealing.identity),
  'aes-ecb': (text, sealing) => sealEcb(text, sealing.identity),
};

/** Give a value as the wire carries it: contents first, then the strings that carry them. */
export function sealValue(value: unknown, schema: JsonSchema, sealing: Sealing): unknown {
  const resolved = sealing.resolve(schema);
  const [first = resolved, ...others] = alternativesOf(resolved);
  if (others.length > 0) return sealValue(value, likeliest(value, [first, ...others], sealing.resolve), sealing);
  if (resolved.contentSchema !== undefined) return sealText(value, resolved, sealing);
  const { items } = resolved;
  if (Array.isArray(value)) return items ? value.map((each) => sealValue(each, items, sealing)) : value;
  return isRecord(value) ? sealMembers(value, resolved, sealing) : value;
}

/** What AES-GCM seals has its nonce and its associated data beside it. */
function sealMembers(value: Readonly<Record<string, unknown>>, schema: JsonSchema, sealing: Sealing): object {
  const members = Object.entries(value).map(([name, member]) => {
    const known = memberSchema(schema, name);
    return [name, known === undefined ? member : sealValue(member, known, sealing)] as const;
  });
  const document = members.find(([name]) => memberSchema(schema, name)?.['x-encrypted'] === 'aes-gcm');
  if (document === undefined || sealing.sealers !== undefined) return Object.fromEntries(members);
  const [name, text] = document;
  const prefix = name.startsWith('event_') ? 'event_' : '';
  const associated = String(value[`${prefix}associated_data`] ?? '');
  const { ciphertext, nonce } = seal(String(text), associated, sealing.identity);
  return { ...Object.fromEntries(members), [name]: ciphertext, [`${prefix}nonce`]: nonce };
}

/** What nobody here has a key for stays in the clear. */
function sealText(value: unknown, schema: JsonSchema, sealing: Sealing): unknown {
  const { contentSchema = {}, contentMediaType, 'x-encrypted': key, 'x-encoded': encoding } = schema;
  if (value === undefined || value === '') return value;
  const content = sealValue(value, contentSchema, sealing);
  const text = typeof content === 'string' ? content : writeDocument(content, contentMediaType);
  const seal = key && (sealing.sealers ?? PLATFORM_SEALERS)[key];
  if (seal) return seal(text, sealing);
  return encoding === 'url' && isRecord(content) ? writePairs(content) : text;
}

function writePairs(content: Readonly<Record<string, unknown>>): string {
  return Object.entries(content)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function writeDocument(content: unknown, mediaType = ''): string {
  return mediaType === 'application/xml' && isRecord(content) ? writeXml(content) : JSON.stringify(content);
}

function sealPkcs1(text: string, { identity }: Sealing): string {
  const key = { key: identity.merchant.publicKey, padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(text)).toString('base64');
}

/** Refund notifications of v2: the key is the MD5 of the v2 key, in lower-case hexadecimal. */
export function sealEcb(text: string, { secret = '' }: Identity): string {
  const key = createHash('md5').update(secret).digest('hex');
  const cipher = createCipheriv('aes-256-ecb', key, null);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}
