import type { Identity } from '../../sandbox/protocol/identity.js';
import type { ReceivedRequest } from '../../sandbox/protocol/received-request.js';
import { signOf } from '../../sandbox/protocol/v2-signature.js';

/** The fields of a flat v2 message, in order. */
export function parseFields(xml: string): Readonly<Record<string, string>> {
  const content = xml.replace(/^\s*<xml>|<\/xml>\s*$/g, '');
  const tags = content.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs);
  return Object.fromEntries([...tags].map(([, name, cdata, text]) => [name, cdata ?? text]));
}

/** Whether the signature of a v2 request is valid. */
export function isSigned({ body }: ReceivedRequest, { secret = '' }: Identity): boolean {
  const { sign, ...fields } = parseFields(body.toString('utf8'));
  return sign === signOf(fields, secret);
}
