import type { Api } from '../model/api.js';
import type { ObjectShape, Operation, Page, Shape } from '../model/schema.js';
import { fitsShape } from './fits-shape.js';
import { loadTemplate } from './load-template.js';
import { nameModule } from './names.js';
import { Code, isObject, type Literal, type LiteralObject, printLiteral, printString } from './print-literal.js';
import { showPlain } from './show-plain.js';

interface ExampleWords {
  /** How the answer is kept, `const answer = `; empty when there is none. */
  readonly keep: string;
  /** `tokens.post`. */
  readonly callee: string;
  /** The arguments after the client, with the comma before them. */
  readonly request: string;
}

const exampleTemplate = loadTemplate<ExampleWords>('example');

interface ExampleContext {
  readonly page: Page;
  readonly api: Api;
  /** What a caller gives. */
  readonly request: ObjectShape;
  /** The function's name. */
  readonly exported: string;
}

/** The call of an operation's first sample that fits its table, as TypeScript; '' when there is none. */
export function printExample(operation: Operation, { page, api, request: shape, exported }: ExampleContext): string {
  if (operation.kind === 'notification') return '';
  const requests = operation.examples.map((sample) => {
    const members = toRequest(toLiteral(sample.request), operation, api);
    return sample.plain ? members : showPlain(members, shape.fields, api.encodings);
  });
  const request = requests.find((each) => fitsShape(each, shape));
  if (request === undefined) return '';
  const left = Object.keys(request).length === 0;
  const keep = operation.response.body.format === 'empty' ? '' : 'const answer = ';
  const callee = `${moduleOf(page)}.${exported}`;
  const start = `${keep}await ${callee}(client, `;
  return exampleTemplate({ keep, callee, request: left ? '' : `, ${printLiteral(request, '', start.length)}` }).trim();
}

/** What a page is imported as in its examples: `applyments` of `…/applyments/index`. */
export function moduleOf({ path }: Page): string {
  return nameModule(path.replace(/\/index$/, '').replace(/^.*\//s, ''));
}

/** The sample as a caller would write it: without headers that the runtime fills in, and with bytes for a file. */
function toRequest(sample: Literal, { request }: Operation, { serialHeader }: Api): LiteralObject {
  if (!isObject(sample)) return {};
  const entries = Object.entries(sample).flatMap(([name, value]): [string, Literal][] => {
    if (name === 'headers' && holdsOnly(serialHeader, value)) return [];
    return [[name, name === 'body' && request.body ? withFiles(value, request.body.shape) : value]];
  });
  return Object.fromEntries(entries);
}

function holdsOnly(header: string, headers: Literal): boolean {
  return isObject(headers) && Object.keys(headers).every((name) => name.toLowerCase() === header.toLowerCase());
}

function withFiles(value: Literal, shape: Shape): Literal {
  if (shape.kind === 'binary') return toFile(value);
  if (shape.kind !== 'object' || !isObject(value)) return value;
  const files = new Set(shape.fields.filter((field) => field.shape.kind === 'binary').map((field) => field.name));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, files.has(name) ? toFile(part) : part]));
}

function toFile(part: Literal): Literal {
  const name = isObject(part) && typeof part['name'] === 'string' ? part['name'] : 'file';
  return { name, content: new Code(`await readFile(${printString(name)})`) };
}

function toLiteral(value: unknown): Literal {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toLiteral);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toLiteral(member)]));
}
