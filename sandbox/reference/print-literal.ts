/** Code in place of a value: `await readFile('shop.png')`. */
export class Expression {
  constructor(readonly code: string) {}
}

/** Write a value as TypeScript, each member on a line of its own. */
export function printLiteral(value: unknown, indent = ''): string {
  if (value instanceof Expression) return value.code;
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((each) => printLiteral(each, inner))
    : Object.entries(value).map(([name, member]) => `${printName(name)}: ${printLiteral(member, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  if (members.length === 0) return `${open}${close}`;
  return `${open}\n${members.map((member) => `${inner}${member},\n`).join('')}${indent}${close}`;
}

/** Whether a text is a valid identifier: `user_name`, not `user-name`. */
export function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

function printName(name: string): string {
  return isName(name) ? name : quote(name);
}

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
