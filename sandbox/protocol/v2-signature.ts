import { createHash, createHmac } from 'node:crypto';
import type { Answer } from './answer.js';
import type { Identity } from './identity.js';
import type { ReceivedRequest } from './received-request.js';

/** The fields of a flat v2 message, in their order. */
export function readFields(xml: string): Readonly<Record<string, string>> {
  const content = xml.replace(/^\s*<xml>|<\/xml>\s*$/g, '');
  const tags = content.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs);
  return Object.fromEntries([...tags].map(([, name, cdata, text]) => [name, cdata ?? text]));
}

/** Whether the sign of a v2 request is right. */
export function isSigned({ body }: ReceivedRequest, { secret = '' }: Identity): boolean {
  const { sign, ...fields } = readFields(body.toString('utf8'));
  return sign === signOf(fields, secret);
}

/** Answer with signed XML. */
export function xmlAnswer(fields: Readonly<Record<string, string>>, { secret = '' }: Identity): Answer {
  const tags = Object.entries({ ...fields, sign: signOf(fields, secret) }).map(
    ([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`,
  );
  return { body: `<xml>${tags.join('')}</xml>`, headers: { 'Content-Type': 'text/xml' } };
}

/** The sign of the fields of a v2 message; `sign_type` among them decides how. */
export function signOf(fields: Readonly<Record<string, string>>, secret: string): string {
  const pairs = Object.keys(fields)
    .sort()
    .flatMap((name) => (fields[name] ? [`${name}=${fields[name]}`] : []));
  const text = [...pairs, `key=${secret}`].join('&');
  const hash = fields['sign_type'] === 'HMAC-SHA256' ? createHmac('sha256', secret) : createHash('md5');
  return hash.update(text).digest('hex').toUpperCase();
}
