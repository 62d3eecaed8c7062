import { createHash, createHmac } from 'node:crypto';
import type { Answer } from './answer.js';
import type { Identity } from './identity.js';

/** A response with signed XML. */
export function xmlAnswer(fields: Readonly<Record<string, string>>, { secret = '' }: Identity): Answer {
  const tags = Object.entries({ ...fields, sign: signOf(fields, secret) }).map(
    ([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`,
  );
  return { body: `<xml>${tags.join('')}</xml>`, headers: { 'Content-Type': 'text/xml' } };
}

/** The signature of v2 fields, with the algorithm of their `sign_type`. */
export function signOf(fields: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.keys(fields)
    .sort()
    .flatMap((name) => (fields[name] ? [`${name}=${fields[name]}`] : []));
  const text = [...pairs, `key=${secret}`].join('&');
  const hash = fields['sign_type'] === 'HMAC-SHA256' ? createHmac('sha256', secret) : createHash('md5');
  return hash.update(text).digest('hex').toUpperCase();
}
