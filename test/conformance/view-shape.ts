import { assertNever } from '../../generator/model/assert-never.js';
import type { Encoding, Field, Shape, Value } from '../../generator/model/schema.js';
import { type MemberView, plainValue, type ValueView } from './view.js';

/** All fields below `parent`, each with its full path. */
export function viewFields(fields: readonly Field[], parent: string): MemberView[] {
  return fields.flatMap((field) => {
    const path = `${parent}.${field.name}`;
    const member = { ...viewShape(field.shape), path, line: field.source.start.line, required: field.required };
    return [member, ...viewShapeMembers(field.shape, path)];
  });
}

/** The members that a value has, through lists, encodings and alternatives. */
export function viewShapeMembers(shape: Shape, path: string): MemberView[] {
  switch (shape.kind) {
    case 'object':
      return viewFields(shape.fields, path);
    case 'list':
      return viewShapeMembers(shape.item, path);
    case 'encoded':
      return viewShapeMembers(shape.content, path);
    case 'union':
      return shape.members.flatMap((member, index) => viewShapeMembers(member.shape, `${path}#${index + 1}`));
    default:
      return [];
  }
}

function viewShape(shape: Shape): ValueView {
  switch (shape.kind) {
    case 'string':
      return { ...plainValue, kind: 'string', ...viewValues(shape) };
    case 'number':
      return { ...plainValue, kind: shape.integer ? 'integer' : 'number', ...viewValues(shape) };
    case 'list': {
      const item = viewShape(shape.item);
      return { ...item, kind: `${item.kind}[]` };
    }
    case 'union': {
      const kinds = new Set(shape.members.map((member) => viewShape(member.shape).kind));
      return { ...plainValue, kind: [...kinds].join(' or '), alternatives: shape.members.length };
    }
    case 'encoded':
      return viewEncoded(shape);
    case 'boolean':
    case 'object':
    case 'binary':
    case 'unknown':
      return { ...plainValue, kind: shape.kind };
    default:
      return assertNever(shape);
  }
}

function viewValues({ values = [], closed = false }: { values?: readonly Value[]; closed?: boolean }) {
  return { values: values.map(({ value }) => String(value)), closed };
}

const textEncodings: ReadonlySet<Encoding> = new Set(['json', 'url', 'xml']);

/** An encoded string contains text, an encrypted one contains plaintext that may be JSON or XML in turn. */
function viewEncoded(shape: Shape & { readonly kind: 'encoded' }): ValueView {
  const { encodings, content } = unwrap(shape);
  const carried = viewShape(content);
  const isText = textEncodings.has(shape.encoding);
  const inner = encodings.slice(1);
  const isPlaintext = !isText && carried.kind !== 'string' && inner.length === 1 && inner.every(isTextEncoding);
  const outer = isPlaintext ? shape.encoding : encodings.join(' of ');
  return {
    ...carried,
    kind: 'string',
    encryption: isText ? '' : outer,
    encoding: isText ? outer : '',
    content: carried.kind,
  };
}

function isTextEncoding(encoding: Encoding): boolean {
  return textEncodings.has(encoding);
}

/** `aes-gcm of json of an object` → the encodings from the outside in, and the object. */
function unwrap(shape: Shape): { encodings: readonly Encoding[]; content: Shape } {
  if (shape.kind !== 'encoded') return { encodings: [], content: shape };
  const { encodings, content } = unwrap(shape.content);
  return { encodings: [shape.encoding, ...encodings], content };
}
