import { loadOptional } from '../core/optional.js';
import { ConfigError } from './errors.js';

export type ParseXml = (text: string) => Readonly<Record<string, unknown>>;

/** The part of saxes that is used, so that a client without it still compiles. */
interface Saxes {
  readonly SaxesParser: new (options: object) => SaxesParser;
}
interface SaxesParser {
  on(event: 'opentag' | 'closetag', listener: (tag: { readonly name: string }) => void): void;
  on(event: 'text' | 'cdata' | 'doctype', listener: (text: string) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  write(text: string): SaxesParser;
  close(): void;
}

/** WeChat Pay nests two or three levels; anything much deeper is an attack. */
const DEEPEST = 20;

/**
 * Load the XML parser. What it parses becomes objects and texts; a repeated tag becomes a list, and the root's name is
 * dropped. It throws for a document type, an unknown entity, and nesting deeper than 20.
 */
export async function loadXmlParser(): Promise<ParseXml> {
  const saxes = await loadOptional('saxes', async (): Promise<Saxes> => {
    // biome-ignore lint/suspicious/noTsIgnore: whether the package is installed differs, so no error can be expected
    // @ts-ignore: an optional dependency, for v2 alone.
    return await import('saxes');
  });
  return (text) => parseXml(text, new saxes.SaxesParser({ xmlns: false, position: false }));
}

interface Element {
  text: string;
  readonly children: Map<string, unknown[]>;
}

function parseXml(text: string, parser: SaxesParser): Readonly<Record<string, unknown>> {
  const stack: Element[] = [{ text: '', children: new Map() }];
  const addText = (part: string) => {
    const top = stack.at(-1);
    if (top) top.text += part;
  };
  parser.on('error', fail);
  parser.on('doctype', () => fail(new Error('a document type is not allowed')));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', () => {
    if (stack.push({ text: '', children: new Map() }) > DEEPEST) fail(new Error('nested too deeply'));
  });
  parser.on('closetag', ({ name }) => closeTag(stack, name));
  parser.write(text).close();
  return rootOf(stack[0]);
}

function fail(error: Error): never {
  throw new SyntaxError(`Not the XML that WeChat Pay writes: ${error.message}`);
}

function closeTag(stack: Element[], name: string): void {
  const element = stack.pop();
  const siblings = stack.at(-1)?.children;
  if (!element || !siblings) return;
  const values = siblings.get(name) ?? [];
  values.push(elementValue(element));
  siblings.set(name, values);
}

function elementValue({ text, children }: Element): unknown {
  if (children.size === 0) return text;
  return Object.fromEntries([...children].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function rootOf(document: Element | undefined): Readonly<Record<string, unknown>> {
  const [root] = [...(document?.children.values() ?? [])].flat();
  return typeof root === 'object' && root !== null ? { ...root } : {};
}

/** Write `<xml>…</xml>` in the order of the members; values that XML would read otherwise stand in CDATA. */
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

/** How a value reads as XML, and as it is signed: `true` is 1, `false` is empty. */
export function xmlText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '';
  return String(value);
}

function writeText(name: string, text: string): string {
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) {
    throw new ConfigError(`xml.${name} holds a control character, which XML cannot carry. Remove it.`);
  }
  if (text.includes(']]>')) return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return /[<>&"]/.test(text) ? `<![CDATA[${text}]]>` : text;
}

function elementName(name: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(name)) return name;
  throw new ConfigError(`${JSON.stringify(name)} cannot be the name of an XML element. Spell it as the page does.`);
}
