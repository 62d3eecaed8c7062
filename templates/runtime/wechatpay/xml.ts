import { missingPackage } from '../core/optional.js';

export { writeXml, xmlText } from './write-xml.js';

export type ParseXml = (text: string) => Readonly<Record<string, unknown>>;

/** The part of the parser's package that is used, declared so that a client without it compiles. */
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
 * Load the XML parser. Elements become objects and texts; a repeated tag becomes a list, and the root's name is dropped. The
 * parser throws for a document type, an unknown entity, and nesting deeper than 20.
 */
export async function loadXmlParser(): Promise<ParseXml> {
  const parser = await importParser();
  return (text) => {
    // Required by XML, and done before parsing: the parser needs a minute for 256 KB of carriage returns.
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
    const module: Partial<Parser> & { readonly default?: Parser } = await import('@rgrove/parse-xml');
    const parseXml = module.parseXml ?? module.default?.parseXml;
    if (parseXml === undefined) throw new TypeError('@rgrove/parse-xml does not export parseXml.');
    return { parseXml };
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
