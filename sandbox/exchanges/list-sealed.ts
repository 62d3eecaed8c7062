import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, hasType, isRecord, memberSchema, type Resolve } from '../api-document/schemas.js';
import { type BothKeys, openCiphertext } from '../messages/encryptions.js';
import { tryJson } from '../protocol/try-json.js';
import type { SealedMember } from './exchange.js';

export interface Opening extends BothKeys {
  readonly resolve: Resolve;
  /** The place of the value; default the root of a message. */
  readonly place?: Place;
}

interface Place {
  /** `/payer/name` */
  readonly field: string;
  readonly name: string;
  readonly siblings: Readonly<Record<string, unknown>>;
}

const WHOLE: Place = { field: '', name: '', siblings: {} };

/** List the sealed members of a value, opened. */
export function listSealed(value: unknown, schema: JsonSchema, opening: Opening): SealedMember[] {
  const resolved = opening.resolve(schema);
  const alternatives = alternativesOf(resolved);
  if (alternatives.length > 1) {
    const found = alternatives.flatMap((each) => listSealed(value, each, opening));
    return found.filter(({ field }, index) => found.findIndex((other) => other.field === field) === index);
  }
  if (typeof value === 'string') return listText(value, resolved, opening);
  if (Array.isArray(value) || hasType(resolved, 'array')) return listElements(value, resolved, opening);
  return isRecord(value) ? listMembers(value, resolved, opening) : [];
}

function listElements(value: unknown, { items = {} }: JsonSchema, opening: Opening): SealedMember[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const { place = WHOLE } = opening;
  const at = (index: number): Place => ({ ...place, field: `${place.field}/${index}` });
  return list.flatMap((each, index) => listSealed(each, items, { ...opening, place: at(index) }));
}

function listMembers(value: Readonly<Record<string, unknown>>, schema: JsonSchema, opening: Opening): SealedMember[] {
  const { field } = opening.place ?? WHOLE;
  return Object.entries(value).flatMap(([name, member]) => {
    const place: Place = { field: `${field}/${name}`, name, siblings: value };
    const known = isGcm(name, value) ? GCM : memberSchema(schema, name);
    return known ? listSealed(member, known, { ...opening, place }) : [];
  });
}

const GCM: JsonSchema = { 'x-encrypted': 'aes-gcm' };

/** Certificates name their algorithm beside them, and their page may not. */
function isGcm(name: string, { algorithm }: Readonly<Record<string, unknown>>): boolean {
  return name === 'ciphertext' && algorithm === 'AEAD_AES_256_GCM';
}

function listText(text: string, schema: JsonSchema, opening: Opening): SealedMember[] {
  const { contentSchema, 'x-encrypted': encryption, 'x-encoded': encoding } = schema;
  const { field, name, siblings } = opening.place ?? WHOLE;
  if (text === '') return [];
  if (encryption !== undefined) {
    const opened = openCiphertext({ text, encryption, siblings, name }, opening);
    return [{ field, ciphertext: text, opened }];
  }
  return contentSchema !== undefined && encoding === 'json' ? listSealed(tryJson(text), contentSchema, opening) : [];
}
