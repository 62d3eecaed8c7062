/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from './errors.js';

/** Write `<xml>…</xml>` in the order of the members; values that XML would change are in CDATA. */
export function writeXml(fields: object): string {
  return `<xml>${writeMembers(fields)}</xml>`;
}

function writeMembers(fields: object): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `<${elementName(name)}>${writeValue(name, value)}</${name}>`)
    .join('');
}

function writeValue(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => `<item>${writeValue(name, each)}</item>`).join('');
  if (typeof value === 'object' && value !== null) return writeMembers(value);
  return writeText(name, xmlText(value));
}

/** A value as text in XML and in the signed text: `true` is 1, `false` is empty. */
export function xmlText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '';
  return String(value);
}

function writeText(name: string, text: string): string {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) {
    throw new ConfigError(`xml.${name} holds a control character, which XML cannot carry. Remove it.`);
  }
  // A parser reads a raw carriage return as a line feed, even in CDATA, and the sign would be for another text.
  if (/\]\]>|\r/.test(text)) return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
  return /[<>&"]/.test(text) ? `<![CDATA[${text}]]>` : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function elementName(name: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(name)) return name;
  throw new ConfigError(`${JSON.stringify(name)} cannot be the name of an XML element. Spell it as the page does.`);
}
