import type { Problem } from '../api-document/check-value.js';
import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, hasType, isRecord, memberSchema, type Resolve } from '../api-document/schemas.js';
import type { Identity } from '../protocol/identity.js';
import { openSealed } from '../protocol/rsa-sealing.js';
import { parseXml } from '../protocol/xml.js';
import { encryptions } from './encryptions.js';

/** The place of a value in a request, and the keys to open it. */
export interface OpeningPlace {
  readonly identity: Identity;
  readonly resolve: Resolve;
  /** Whether it is part of a query or XML, where every value is a text and a list is a repeated name. */
  readonly isText: boolean;
  /** Collects values that cannot be opened. */
  readonly problems: Problem[];
  /** Collects the sealed members. */
  readonly sealed: string[];
  /** `/payer/name` */
  readonly field: string;
}

/**
 * Decode, open and type a value of a request.
 *
 *     numbers in a query or in XML      '1800'        →   1800
 *     encoded values                    '{"id":"1"}'  →   { id: '1' }
 *     values sealed for the platform    'R3hW…=='     →   '张三'
 */
export function openValue(value: unknown, schema: JsonSchema, place: OpeningPlace): unknown {
  const resolved = place.resolve(schema);
  const alternatives = alternativesOf(resolved);
  if (alternatives.length > 1) return openBestAlternative(value, alternatives, place);
  if (resolved.contentSchema !== undefined) return openText(value, resolved, place);
  if (hasType(resolved, 'array')) return openList(value, resolved, place);
  if (isRecord(value)) return openMembers(value, resolved, place);
  return place.isText && typeof value === 'string' ? readText(value, resolved) : value;
}

/** Use the alternative with the fewest problems and the most known members. */
function openBestAlternative(value: unknown, alternatives: readonly JsonSchema[], place: OpeningPlace): unknown {
  const opened = alternatives.map((schema) => {
    const problems: Problem[] = [];
    const known = knownMembers(value, place.resolve(schema));
    const sealed: string[] = [];
    return { value: openValue(value, schema, { ...place, problems, sealed }), problems, sealed, known };
  });
  const best = opened.reduce((one, other) =>
    other.problems.length - other.known < one.problems.length - one.known ? other : one,
  );
  place.problems.push(...best.problems);
  place.sealed.push(...best.sealed);
  return best.value;
}

function knownMembers(value: unknown, schema: JsonSchema): number {
  return isRecord(value) ? Object.keys(value).filter((name) => memberSchema(schema, name)).length : 0;
}

function openList(value: unknown, { items = {} }: JsonSchema, place: OpeningPlace): unknown {
  const list = place.isText && !Array.isArray(value) ? elementsOf(value) : value;
  if (!Array.isArray(list)) return list;
  return list.map((each, index) => openValue(each, items, { ...place, field: `${place.field}/${index}` }));
}

/** A list is a repeated tag, or a tag with `<item>` elements. */
function elementsOf(value: unknown): unknown[] {
  const element = isRecord(value) && Object.keys(value).join() === 'item' ? value['item'] : value;
  if (element === '') return [];
  return Array.isArray(element) ? element : [element];
}

function openMembers(value: Readonly<Record<string, unknown>>, schema: JsonSchema, place: OpeningPlace): unknown {
  const members = Object.entries(value).map(([name, member]) => {
    const known = memberSchema(schema, name);
    const field = `${place.field}/${name}`;
    return [name, known === undefined ? member : openValue(member, known, { ...place, field })];
  });
  return Object.fromEntries(members);
}

/** Empty texts, and texts that the platform cannot open, stay as they are. */
function openText(value: unknown, schema: JsonSchema, place: OpeningPlace): unknown {
  const { contentSchema = {}, 'x-encrypted': key, 'x-encoded': encoding } = schema;
  if (value === '' || value === undefined) return value;
  if (typeof value !== 'string') return refuse('must be string', place);
  if (key !== undefined && encryptions[key].sealedBy === 'merchant') {
    place.sealed.push(place.field);
    const text = openSealed(value, place.identity);
    if (text === undefined) return refuse('解密失败：不是用微信支付公钥加密的密文', place);
    return openValue(readText(text, place.resolve(contentSchema)), contentSchema, { ...place, isText: true });
  }
  if (encoding === undefined) return value;
  try {
    return openValue(readers[encoding](value), contentSchema, { ...place, isText: encoding !== 'json' });
  } catch {
    return refuse(`不是 ${encoding.toUpperCase()} 格式的文本`, place);
  }
}

const readers: Readonly<Record<NonNullable<JsonSchema['x-encoded']>, (text: string) => unknown>> = {
  json: (text) => JSON.parse(text),
  url: (text) => Object.fromEntries(new URLSearchParams(decodeURIComponent(text))),
  xml: parseXml,
};

function refuse(issue: string, { field, problems }: OpeningPlace): undefined {
  problems.push({ field, issue });
  return undefined;
}

/** Convert a text to the type of its schema. An invalid number stays a text, which validation refuses. */
function readText(text: string, schema: JsonSchema): unknown {
  if ((hasType(schema, 'integer') || hasType(schema, 'number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (hasType(schema, 'boolean') && Object.hasOwn(booleans, text)) return booleans[text];
  if (hasType(schema, 'object') && text.startsWith('{')) return JSON.parse(text);
  return text;
}

/** Queries spell booleans out; XML uses `1` and an empty text. */
const booleans: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false, '': false };
