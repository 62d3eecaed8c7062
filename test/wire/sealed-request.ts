import { constants, type KeyObject, privateDecrypt } from 'node:crypto';
import type { FactsField } from '../conformance/facts.js';
import type { Sent } from './sent-request.js';

/** Put a plain text where the facts say that a value is sealed, and add it to `planted`. */
export function plant(value: unknown, fields: readonly FactsField[], planted: string[]): unknown {
  return mapMembers(value, (member, name) => {
    const alternatives = fields.filter((field) => field.name === name);
    const below = alternatives.flatMap(({ children = [], inner }) => [...children, ...(inner ?? [])]);
    if (!alternatives.some(({ encrypted }) => encrypted)) return plant(member, below, planted);
    planted.push(`明文 ${planted.length}`);
    return planted.at(-1);
  });
}

/** What the server reads in a request with its key; every text that it opens is added to `opened`. */
export function openSent({ url, body }: Sent, key: KeyObject, opened: string[]): object {
  const query = Object.fromEntries(new URL(url).searchParams);
  const open = (text: string) => {
    const plain = openText(text, key);
    if (plain !== undefined) opened.push(plain);
    return plain ?? text;
  };
  return { query: read(query, open), body: read(body.startsWith('<') ? fieldsOf(body) : body, open) };
}

/** What a request says, in the same form. */
export function sayGiven(request: object): object {
  const { query, json, xml } = request as Readonly<Record<'query' | 'json' | 'xml', object | undefined>>;
  const same = (text: string) => text;
  return { query: read(spell(query ?? {}), same), body: read(json ?? spell(xml) ?? '', same) };
}

/** In a query and in XML every value is a text. */
function spell(fields: object | undefined): object | undefined {
  return fields && mapObject(fields, (value) => (typeof value === 'object' ? value : String(value)));
}

function fieldsOf(xml: string): object {
  const tags = [...xml.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs)];
  const fields = tags.map(([, name = '', cdata, text = '']) => [name, cdata ?? text]);
  return Object.fromEntries(fields.filter(([name]) => name !== 'sign' && name !== 'nonce_str'));
}

/** Texts that hold JSON are read like the rest. */
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

/** `undefined` for what is no ciphertext of ours; a key of 2048 bits gives 344 characters. */
function openText(text: string, key: KeyObject): string | undefined {
  if (!/^[\w+/]{342}==$/.test(text)) return undefined;
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(text, 'base64')).toString();
  } catch {
    return undefined;
  }
}
