import { isIdentifier } from './names.js';

/** A value as it stands in JSON, a regular expression, or code that is printed as it is. */
export type Literal = null | boolean | number | string | RegExp | readonly Literal[] | LiteralObject | Code;
export interface LiteralObject {
  readonly [member: string]: Literal;
}

/** An expression among literal values: `await readFile('image.jpg')`. */
export class Code {
  constructor(readonly text: string) {}
}

const lineWidth = 100;

/** JavaScript for a value that starts at a column of a line indented by `indent`; broken over lines where one would be too long. */
export function printLiteral(value: Literal, indent = '', column = indent.length): string {
  const line = printOnOneLine(value);
  return column + line.length < lineWidth ? line : printOnLines(value, indent);
}

/**
 * The same of a value that a constant is declared as. `{ toString: 'json' }` needs `as const`: there the compiler takes
 * the literal for a method of every object, and so for any string.
 */
export function printConstant(value: Literal, indent = '', column = indent.length): string {
  return `${printLiteral(value, indent, column)}${namesInheritedMember(value) ? ' as const' : ''}`;
}

function namesInheritedMember(value: Literal): boolean {
  if (value === null || typeof value !== 'object' || isCode(value)) return false;
  if (isList(value)) return value.some(namesInheritedMember);
  return Object.entries(value).some(
    ([name, member]) => Object.hasOwn(Object.prototype, name) || namesInheritedMember(member),
  );
}

/** A string that holds nothing invisible, in the quotes that need fewer escapes: `'user'`, `"it's"`, `'\u2028'`. */
export function printString(text: string): string {
  const escaped = escapeCharacters(escapeBackslashes(text));
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** A type for strings whose numbers stand anywhere: `coupon_id_$n` with `number` is `` `coupon_id_${number}` ``. */
export function printTemplateType(parts: readonly string[]): string {
  const escaped = parts.map((part) => escapeCharacters(escapeBackslashes(part).replace(/`|\$(?=\{)/g, '\\$&')));
  return `\`${escaped.join(`$\{number}`)}\``;
}

/** A member's name in a type: quoted only where it must be. */
export function printMember(name: string): string {
  return isIdentifier(name) && name !== '__proto__' ? name : printString(name);
}

/** How a member is reached: `.user_name`, `['user-name']`. */
export function printAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${printString(name)}]`;
}

/** A member's name in a value, where only a computed `__proto__` is a member like any other. */
export function printKey(name: string): string {
  return name === '__proto__' ? "['__proto__']" : printMember(name);
}

/** The last one by its number: ts-morph takes a quote after two for an escaped one, and then mistakes strings for comments. */
function escapeBackslashes(text: string): string {
  return text.replace(/\\/g, (_, at: number) => (at === text.length - 1 ? '\\x5c' : '\\\\'));
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control and format characters, lone surrogates and the line ends that only JavaScript knows, by their numbers. */
function escapeCharacters(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => shortEscapes[character] ?? character.split('').map(escapeUnit).join(''),
  );
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function printOnOneLine(value: Literal): string {
  if (value instanceof Code) return value.text;
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'string') return printString(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([name, member]) => `${printKey(name)}: ${printOnOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function printOnLines(value: Literal, indent: string): string {
  if (value === null || typeof value !== 'object' || isCode(value)) return printOnOneLine(value);
  const deeper = `${indent}  `;
  if (isList(value)) {
    const lines = value.map((element) => `${deeper}${printLiteral(element, deeper)},\n`);
    return `[\n${lines.join('')}${indent}]`;
  }
  const lines = Object.entries(value).map(([name, member]) => {
    const start = `${deeper}${printKey(name)}: `;
    return `${start}${printLiteral(member, deeper, start.length)},\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function isCode(value: object): value is Code | RegExp {
  return value instanceof Code || value instanceof RegExp;
}

function isList(value: object): value is readonly Literal[] {
  return Array.isArray(value);
}

/** Whether a value has members. */
export function isObject(value: Literal): value is LiteralObject {
  return typeof value === 'object' && value !== null && !isList(value) && !isCode(value);
}
