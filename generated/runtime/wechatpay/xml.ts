/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { missingPackage } from '../core/optional.js';
import { ConfigError } from './errors.js';

export type ParseXml = (text: string) => Readonly<Record<string, unknown>>;

/** The part of the parser's package that is used, so that a client without it still compiles. */
interface Parser {
  parseXml(text: string, options: { readonly preserveDocumentType: true }): { readonly children: readonly Node[] };
}
interface Node {
  /** `element`, `text`, `comment`, `pi` or `doctype`; CDATA is text. */
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly children?: readonly Node[];
}

/** WeChat Pay nests two or three levels; anything much deeper is an attack. */
const DEEPEST = 20;

/**
 * Load the XML parser. What it parses becomes objects and texts; a repeated tag becomes a list, and the root's name is
 * dropped. It throws for a document type, an unknown entity, and nesting deeper than 20.
 */
export async function loadXmlParser(): Promise<ParseXml> {
  const parser = await importParser();
  return (text) => {
    // As XML wants it, and before the parser does it: the parser needs a minute for 256 KB of carriage returns.
    const { children } = parser.parseXml(text.replace(/\r\n?/g, '\n'), { preserveDocumentType: true });
    if (children.some(({ type }) => type === 'doctype')) throw new SyntaxError('A document type is not allowed.');
    const root = children.find(isElement);
    const value = root ? elementValue(root, 1) : '';
    return typeof value === 'string' ? {} : value;
  };
}

async function importParser(): Promise<Parser> {
  try {
    // biome-ignore lint/suspicious/noTsIgnore: whether the package is installed differs, so no error can be expected
    // @ts-ignore: an optional dependency, for v2 alone.
    const module: Parser | { readonly default: Parser } = await import('@rgrove/parse-xml');
    return 'parseXml' in module ? module : module.default;
  } catch (cause) {
    throw missingPackage('@rgrove/parse-xml', cause);
  }
}

function elementValue(element: Node, depth: number): string | Readonly<Record<string, unknown>> {
  if (depth > DEEPEST) throw new SyntaxError(`Nested deeper than ${DEEPEST} levels.`);
  const children = element.children?.filter(isElement) ?? [];
  if (children.length === 0) return element.text ?? '';
  const values = new Map<string, unknown[]>();
  for (const child of children) {
    const { name = '' } = child;
    const list = values.get(name) ?? [];
    list.push(elementValue(child, depth + 1));
    values.set(name, list);
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}

function isElement({ type }: Node): boolean {
  return type === 'element';
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
  // A parser reads a raw carriage return as a line feed, also in CDATA, and the sign would be that of another text.
  if (/\]\]>|\r/.test(text)) return text.replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
  return /[<>&"]/.test(text) ? `<![CDATA[${text}]]>` : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function elementName(name: string): string {
  if (/^[A-Za-z_][\w.-]*$/.test(name)) return name;
  throw new ConfigError(`${JSON.stringify(name)} cannot be the name of an XML element. Spell it as the page does.`);
}
