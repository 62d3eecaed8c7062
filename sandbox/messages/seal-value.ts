import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, bestAlternative, isRecord, memberSchema, type Resolve } from '../api-document/schemas.js';
import { seal } from '../protocol/notification.js';
import { writeXml } from '../protocol/xml.js';
import { encryptions, type Sealer, type Side } from './encryptions.js';

/** The keys and options for sealing the members of a message. */
export interface Sealing extends Sealer {
  readonly resolve: Resolve;
  /** Whose message it is; the members of samples are left in plain text. Default `platform`. */
  readonly sealedBy?: Side | 'nobody';
}

/** Encode and seal a value for the wire, from the inside out. */
export function sealValue(value: unknown, schema: JsonSchema, sealing: Sealing): unknown {
  const resolved = sealing.resolve(schema);
  const [first = resolved, ...others] = alternativesOf(resolved);
  if (others.length > 0) return sealValue(value, bestAlternative(value, [first, ...others], sealing.resolve), sealing);
  if (resolved.contentSchema !== undefined) return sealText(value, resolved, sealing);
  const { items } = resolved;
  if (Array.isArray(value)) return items ? value.map((each) => sealValue(each, items, sealing)) : value;
  return isRecord(value) ? sealMembers(value, resolved, sealing) : value;
}

/** AES-GCM also sets the nonce beside the sealed member. */
function sealMembers(value: Readonly<Record<string, unknown>>, schema: JsonSchema, sealing: Sealing): object {
  const members = Object.entries(value).map(([name, member]) => {
    const known = memberSchema(schema, name);
    return [name, known === undefined ? member : sealValue(member, known, sealing)] as const;
  });
  const document = members.find(([name]) => memberSchema(schema, name)?.['x-encrypted'] === 'aes-gcm');
  if (document === undefined || (sealing.sealedBy ?? 'platform') !== 'platform') return Object.fromEntries(members);
  const [name, text] = document;
  const prefix = name.startsWith('event_') ? 'event_' : '';
  const associated = String(value[`${prefix}associated_data`] ?? '');
  const { ciphertext, nonce } = seal(String(text), associated, sealing.identity);
  return { ...Object.fromEntries(members), [name]: ciphertext, [`${prefix}nonce`]: nonce };
}

/** Seal a text; members that the other side seals stay in plain text. */
function sealText(value: unknown, schema: JsonSchema, sealing: Sealing): unknown {
  const { contentSchema = {}, contentMediaType, 'x-encrypted': key, 'x-encoded': encoding } = schema;
  if (value === undefined || value === '') return value;
  const content = sealValue(value, contentSchema, sealing);
  const text = typeof content === 'string' ? content : writeDocument(content, contentMediaType);
  const rule = key && encryptions[key];
  if (rule?.seal && rule.sealedBy === (sealing.sealedBy ?? 'platform')) return rule.seal(text, sealing);
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
