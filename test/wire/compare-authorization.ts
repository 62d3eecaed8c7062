import { createVerify } from 'node:crypto';
import { type Comparison, type Strictness, spellBooleans } from './compare-sent.js';
import { spellLikePhp } from './php-spelling.js';
import type { Sent } from './sent-request.js';
import { NONCE, NOW, type WireRecord } from './wire-records.js';

/** How the header is compared; `publicKey` is the merchant's. */
export interface AuthorizationRules {
  readonly strictness: Strictness;
  readonly publicKey: string;
}

/** Compare the `Authorization` header, and check that its signature covers the recorded request, or with `decoded` the sent one. */
export function compareAuthorization(
  sent: Sent,
  record: WireRecord,
  { strictness, publicKey }: AuthorizationRules,
): Comparison[] {
  const { authorization } = record;
  const header = sent.headers['authorization'];
  if (!authorization) return [{ part: 'Authorization', sent: header, recorded: undefined }];
  const { signature = '', ...parts } = readParts(header ?? '');
  const { schema, mchid, serial_no, timestamp, nonce_str } = authorization;
  const message = messageOf(sent);
  const isSigned = createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64');
  const comparisons = [
    { part: 'Authorization', sent: parts, recorded: { schema, mchid, serial_no, timestamp, nonce_str } },
    { part: 'signature', sent: isSigned, recorded: true },
  ];
  if (strictness === 'decoded') return comparisons;
  return [
    ...comparisons,
    { part: 'signed message', sent: spellSigned(message, sent), recorded: recordedMessage(record) },
  ];
}

function readParts(header: string): Record<string, string> {
  const [schema = '', list = ''] = header.split(' ');
  const parts = [...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  return { schema, ...Object.fromEntries(parts) };
}

/** The message that a server verifies; for an upload it has only the text of `meta`. */
function messageOf({ method, url, body, parts }: Sent): string {
  const { origin } = new URL(url);
  const meta = parts.find(({ name }) => name === 'meta')?.content.toString('utf8');
  return [method, url.slice(origin.length), NOW, NONCE, meta ?? body, ''].join('\n');
}

/** Only the fifth line is JSON; for an upload it is the caller's own text. */
function spellSigned(message: string, { parts }: Sent): string {
  const [method, target, timestamp, nonce, ...body] = message.split('\n');
  const text = body.join('\n');
  return [method, target, timestamp, nonce, parts.length > 0 ? text : spellLikePhp(text)].join('\n');
}

function recordedMessage(record: WireRecord): string {
  const { href, origin } = spellBooleans(record);
  const target = href.slice(origin.length);
  const recorded = new URL(record.url);
  const message = record.authorization?.message ?? '';
  return record.php_boolean_query ? message.replace(recorded.pathname + recorded.search, () => target) : message;
}
