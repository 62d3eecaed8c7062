import { constants, type KeyObject, privateDecrypt } from 'node:crypto';
import type { FactsField } from '../conformance/facts.js';
import type { Sent } from './sent-request.js';

/** Put a plain text into every value that is sealed by the facts, and add it to `planted`. */
export function plant(value: unknown, fields: readonly FactsField[], planted: string[]): unknown {
  return mapMembers(value, (member, name) => {
    const alternatives = fields.filter((field) => field.name === name);
    const below = alternatives.flatMap(({ children = [], inner }) => [...children, ...(inner ?? [])]);
    if (!alternatives.some(({ encrypted }) => encrypted)) return plant(member, below, planted);
    planted.push(`明文 ${planted.length}`);
    return planted.at(-1);
  });
}

/** The request as the server decrypts it; every decrypted text is added to `opened`. */
export function openSent({ url, body }: Sent, key: KeyObject, opened: string[]): object {
  const query = Object.fromEntries(new URL(url).searchParams);
  const open = (text: string) => {
    const plain = openText(text, key);
    if (plain !== undefined) opened.push(plain);
    return plain ?? text;
  };
  return { query: read(query, open), body: read(body.startsWith('<') ? fieldsOf(body) : body, open) };
}

/** A request before it is sent, in the same form. */
export function sayGiven(request: object): object {
  const { query, json, xml } = request as Readonly<Record<'query' | 'json' | 'xml', object | undefined>>;
  const same = (text: string) => text;
  return { query: read(spell(query ?? {}), same), body: read(json ?? spell(xml) ?? '', same) };
}

/** Convert values to text, as in a query and in XML. */
function spell(fields: object | undefined): object | undefined {
  return fields && mapObject(fields, (value) => (typeof value === 'object' ? value : String(value)));
}

function fieldsOf(xml: string): object {
  const tags = [...xml.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs)];
  const fields = tags.map(([, name = '', cdata, text = '']) => [name, cdata ?? text]);
  return Object.fromEntries(fields.filter(([name]) => name !== 'sign' && name !== 'nonce_str'));
}

/** Strings with JSON are parsed and read like other values. */
function read(value: unknown, open: (text: string) => string): unknown {
  if (typeof value !== 'string') return mapMembers(value, (member) => read(member, open));
  const text = open(value);
  try {
    return /^[[{]/.test(text) ? read(JSON.parse(text), open) : text;
  } catch {
    return text;
  }
}

function mapMembers(value: unknown, map: (member: unknown, name: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => mapMembers(element, map));
  return typeof value === 'object' && value !== null ? mapObject(value, map) : value;
}

function mapObject(value: object, map: (member: unknown, name: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member, name)]));
}

/** Decrypt a text; `undefined` if it is not our ciphertext, which has 344 characters for a key of 2048 bits. */
function openText(text: string, key: KeyObject): string | undefined {
  if (!/^[\w+/]{342}==$/.test(text)) return undefined;
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(text, 'base64')).toString();
  } catch {
    return undefined;
  }
}
