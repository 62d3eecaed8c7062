import type { Api } from '../model/api.js';
import { assertNever } from '../model/assert-never.js';
import { encodingOf } from '../model/encoding.js';
import { fitsName, isPattern } from '../model/pattern-names.js';
import type { Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import { isStructured } from './declare-shape.js';
import { loadTemplate } from './load-template.js';
import { Code, isObject, type Literal, type LiteralObject, printLiteral, printString } from './print-literal.js';

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
  /** What the file of the operation is imported as. */
  readonly module: string;
  readonly api: Api;
  /** What a caller gives. */
  readonly request: ObjectShape;
  /** The function's name. */
  readonly exported: string;
}

/** The call of an operation's first sample that fits its table, as TypeScript; '' when there is none. */
export function printExample(operation: Operation, { module, api, request: shape, exported }: ExampleContext): string {
  if (operation.kind === 'notification') return '';
  const requests = operation.examples.map((sample) => {
    const members = toRequest(toLiteral(sample.request), operation, api);
    return sample.plain ? members : showPlain(members, shape.fields, api.encodings);
  });
  const request = requests.find((each) => fitsShape(each, shape));
  if (request === undefined) return '';
  const left = Object.keys(request).length === 0;
  const keep = operation.response.body.format === 'empty' ? '' : 'const answer = ';
  const callee = `${module}.${exported}`;
  const start = `${keep}await ${callee}(client, `;
  return exampleTemplate({ keep, callee, request: left ? '' : `, ${printLiteral(request, '', start.length)}` }).trim();
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

/** Whether a value could be given where a request wants a shape; samples hold values that their own tables do not allow. */
function fitsShape(value: Literal, shape: Shape): boolean {
  switch (shape.kind) {
    case 'string':
    case 'number':
      return typeof value === shape.kind && (shape.closed !== true || isListed(value, shape.values));
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((element) => fitsShape(element, shape.item));
    case 'object':
      return isObject(value) && fitsMembers(Object.entries(value), shape);
    case 'union':
      return shape.members.some((member) => fitsShape(value, member.shape));
    case 'encoded':
      return (typeof value === 'string' && isStructured(shape.content)) || fitsShape(value, shape.content);
    case 'binary':
      return isObject(value);
    case 'unknown':
      return true;
    default:
      return assertNever(shape);
  }
}

function isListed(value: unknown, values: readonly { readonly value: unknown }[] = []): boolean {
  return values.length === 0 || values.some((listed) => listed.value === value);
}

function fitsMembers(members: readonly (readonly [string, Literal])[], { fields, open }: ObjectShape): boolean {
  const given = new Set(members.map(([name]) => name));
  const isComplete = fields.every((field) => !field.required || isPattern(field.name) || given.has(field.name));
  return isComplete && members.every(([name, member]) => fitsMember(name, member, { fields, open: open === true }));
}

function fitsMember(
  name: string,
  value: Literal,
  { fields, open }: { fields: ObjectShape['fields']; open: boolean },
): boolean {
  const field = fields.find((each) => each.name === name) ?? fields.find((each) => fitsName(each.name, name));
  return field === undefined ? open : fitsShape(value, field.shape);
}

/**
 * The members of an example as a caller gives them. Samples show ciphertext where a caller gives plain text, and would
 * be sealed twice when copied; the first line of what the page says of the member stands for it.
 */
function showPlain(members: LiteralObject, fields: readonly Field[], encodings: Api['encodings']): LiteralObject {
  const entries = Object.entries(members).map(([name, value]): [string, Literal] => {
    const field = fields.find((candidate) => candidate.name === name);
    return [name, field ? showMember(value, field.shape, { field, encodings }) : value];
  });
  return Object.fromEntries(entries);
}

type EncodedShape = Extract<Shape, { kind: 'encoded' }>;

interface Shown {
  readonly field: Field;
  readonly encodings: Api['encodings'];
}

function showMember(value: Literal, shape: Shape, shown: Shown): Literal {
  switch (shape.kind) {
    case 'encoded':
      return isSealedText(shape, shown.encodings) && typeof value === 'string'
        ? nameOf(shown.field)
        : showMember(value, shape.content, shown);
    case 'list':
      return Array.isArray(value) ? value.map((element: Literal) => showMember(element, shape.item, shown)) : value;
    case 'object':
      return isObject(value) ? showPlain(value, shape.fields, shown.encodings) : value;
    default:
      return value;
  }
}

function isSealedText({ encoding, content }: EncodedShape, encodings: Api['encodings']): boolean {
  const { seal } = encodingOf(encodings, encoding);
  return seal?.holds === 'text' && content.kind === 'string' && content.values === undefined;
}

function nameOf({ description, name }: Field): string {
  return description.split('\n', 1).join('') || name;
}
