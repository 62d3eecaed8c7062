import { parseXml as parseDocument, XmlElement } from '@rgrove/parse-xml';

/** WeChat Pay nests two or three levels. */
const MAX_DEPTH = 20;

/** Parse XML into objects and texts. A repeated tag becomes a list; the name of the root is dropped. Throws for invalid XML and for a document type. */
export function parseXml(text: string): Readonly<Record<string, unknown>> {
  // The parser needs minutes for a few hundred kilobytes of carriage returns.
  const { children } = parseDocument(text.replace(/\r\n?/g, '\n'), { preserveDocumentType: true });
  const root = children.find((child) => child instanceof XmlElement);
  if (root === undefined || children.some(({ type }) => type === 'doctype'))
    throw new SyntaxError('This is not XML, or it has a document type.');
  const value = readElement(root, 1);
  return typeof value === 'string' ? {} : value;
}

/** Parse XML; `undefined` when it is invalid. */
export function tryXml(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseXml(text);
  } catch {
    return undefined;
  }
}

function readElement(element: XmlElement, depth: number): string | Readonly<Record<string, unknown>> {
  if (depth > MAX_DEPTH) throw new SyntaxError(`The XML is nested deeper than ${MAX_DEPTH} levels.`);
  const children = element.children.filter((child) => child instanceof XmlElement);
  if (children.length === 0) return element.text;
  const values = new Map<string, unknown[]>();
  for (const child of children) {
    const list = values.get(child.name) ?? [];
    list.push(readElement(child, depth + 1));
    values.set(child.name, list);
  }
  return Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}

/** Write `<xml>…</xml>`; a list is a repeated tag. */
export function writeXml(fields: object): string {
  return `<xml>${writeMembers(fields)}</xml>`;
}

function writeMembers(fields: object): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((each) => [name, each]) : [[name, value]]))
    .map(([name, value]) => `<${name}>${writeValue(value)}</${name}>`)
    .join('');
}

function writeValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) return writeMembers(value);
  // A raw carriage return is parsed as a line feed, which would make the signature invalid.
  return `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]>`;
}
