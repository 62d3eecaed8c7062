import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ConfigError } from './errors.js';
import { xmlText } from './write-xml.js';

export type SignType = 'MD5' | 'HMAC-SHA256';

/** Sign the fields of a v2 message with the API key; upper-case hexadecimal. Throws a `ConfigError` for an unknown type. */
export function signFields(fields: object, signType: string, secret: string): string {
  const text = `${signedText(fields)}&key=${secret}`;
  return hash(text, signType, secret).toUpperCase();
}

/**
 * The signed text of a message: its fields except `sign`, sorted by name, without empty ones.
 *
 *     { b: '2', a: 1, c: '', d: false, sign: '…' }   →   a=1&b=2
 */
export function signedText(fields: object): string {
  return Object.entries(fields)
    .filter(([name]) => name !== 'sign')
    .map(([name, value]) => [name, scalar(name, value)] as const)
    .filter(([, text]) => text !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => `${name}=${text}`)
    .join('&');
}

function scalar(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return xmlText(value);
  throw new ConfigError(
    `${name} is an object, which a v2 signature cannot cover. Pass it as the text that the page asks for.`,
  );
}

function hash(text: string, signType: string, secret: string): string {
  if (signType === 'MD5') return createHash('md5').update(text).digest('hex');
  if (signType === 'HMAC-SHA256') return createHmac('sha256', secret).update(text).digest('hex');
  throw new ConfigError(`sign_type ${JSON.stringify(signType)} is not known. Pass MD5 or HMAC-SHA256.`);
}

/** Whether the `sign` of a message is valid; its length determines its type. A message with nested fields cannot be signed. */
export function verifyFields(fields: object, sign: string, secret: string): boolean {
  if (Object.values(fields).some((value) => typeof value === 'object')) return false;
  const expected = Buffer.from(signFields(fields, sign.length === 64 ? 'HMAC-SHA256' : 'MD5', secret));
  const found = Buffer.from(sign.toUpperCase());
  return found.length === expected.length && timingSafeEqual(found, expected);
}
