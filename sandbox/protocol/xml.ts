import { parseXml as parseDocument, XmlElement } from '@rgrove/parse-xml';

/** WeChat Pay nests two or three levels. */
const DEEPEST = 20;

/** Read XML as objects and texts; a repeated tag becomes a list, and the root's name is dropped. Throws for what is no XML, and for a document type. */
export function parseXml(text: string): Readonly<Record<string, unknown>> {
  // The parser itself needs minutes for some hundred kilobytes of carriage returns.
  const { children } = parseDocument(text.replace(/\r\n?/g, '\n'), { preserveDocumentType: true });
  const root = children.find((child) => child instanceof XmlElement);
  if (root === undefined || children.some(({ type }) => type === 'doctype')) throw new SyntaxError('No plain XML.');
  const value = readElement(root, 1);
  return typeof value === 'string' ? {} : value;
}

function readElement(element: XmlElement, depth: number): string | Readonly<Record<string, unknown>> {
  if (depth > DEEPEST) throw new SyntaxError(`Nested deeper than ${DEEPEST} levels.`);
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
  // A raw carriage return is read as a line feed, and the sign would be that of another text.
  return `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]>`;
}
