import { createHash, createHmac } from 'node:crypto';
import type { Pair } from './wire-records.js';

/** The sign of v2 by the protocol, implemented independently of the client so that both cannot have the same bug. */
export function signV2(fields: readonly Pair[], secret: string): string {
  const signed = fields
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const text = [...signed.map((pair) => pair.join('=')), `key=${secret}`].join('&');
  const type = fields.find(([name]) => name === 'sign_type')?.[1];
  const hash = type === 'HMAC-SHA256' ? createHmac('sha256', secret) : createHash('md5');
  return hash.update(text).digest('hex').toUpperCase();
}
