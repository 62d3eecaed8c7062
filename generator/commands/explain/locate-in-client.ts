import { childrenOf, growTree, type TsNode, walkTree } from '../../1-read/typescript/typescript-tree.js';
import type { PlacedField } from './list-fields.js';

/** A line of a generated file, and what stands there. */
export interface ClientPlace {
  readonly line: number;
  /** `post.Request.Json` */
  readonly type?: string;
}

/** A generated file, and what it declares by names from the top on: `post`, `post.Request.Json`. */
interface ClientFile {
  readonly text: string;
  readonly functions: ReadonlyMap<string, TsNode>;
  readonly interfaces: ReadonlyMap<string, TsNode>;
}

/** Where a field, or the function when none is given, stands in the file of its page. */
export function locateInClient(text: string, functionName: string, field?: PlacedField): ClientPlace {
  const file = readFile(text);
  const names = [functionName, `${functionName}_`];
  const declared = names.flatMap((name) => file.functions.get(name) ?? [])[0];
  const line = declared ? lineOf(file, declared) : 1;
  const type = names.map((name) => `${name}.${field?.type}`).find((name) => file.interfaces.has(name));
  if (field === undefined || type === undefined) return { line };
  return walk(file, type, field.members) ?? { line };
}

function readFile(text: string): ClientFile {
  const top = growTree(text, 'Script');
  const named = (kind: string) =>
    new Map([...walkTree(top, new Set([kind]))].map((node) => [fullName(text, node), node] as const));
  return { text, functions: named('FunctionDeclaration'), interfaces: named('InterfaceDeclaration') };
}

/** `Json` in `Request` in `post` → `post.Request.Json` */
function fullName(text: string, node: TsNode): string {
  const names: string[] = [];
  for (let around: TsNode | null = node; around !== null; around = around.parent) {
    const name = childrenOf(around).find((child) => /^(?:Variable|Type)Definition$/.test(child.name));
    if (name && /Declaration$/.test(around.name)) names.unshift(text.slice(name.from, name.to));
  }
  return names.join('.');
}

/** The member at the end of the way; forms of a union are tried one after the other. */
function walk(file: ClientFile, type: string, [name = '', ...rest]: readonly string[]): ClientPlace | undefined {
  const member = membersOf(file, type).find((property) => unquote(nameOf(file, property)) === name);
  if (member === undefined) return undefined;
  if (rest.length === 0) return { line: lineOf(file, member), type };
  for (const reference of walkTree(member, new Set(['IndexedType', 'TypeName']))) {
    const found = walk(file, resolveName(file, type, file.text.slice(reference.from, reference.to)), rest);
    if (found) return found;
  }
  return undefined;
}

function membersOf({ interfaces }: ClientFile, type: string): readonly TsNode[] {
  const body = interfaces.get(type)?.getChild('ObjectType');
  return body ? childrenOf(body).filter(({ name }) => name === 'PropertyType') : [];
}

/** The first part of a property is its name, in quotes or without. */
function nameOf({ text }: ClientFile, property: TsNode): string {
  const name = childrenOf(property).find((child) => /^(?:PropertyDefinition|String)$/.test(child.name));
  return name ? text.slice(name.from, name.to) : '';
}

/** A name means what the nearest namespace around has under it. */
function resolveName({ interfaces }: ClientFile, from: string, name: string): string {
  for (let scope = from; scope.includes('.'); ) {
    scope = scope.slice(0, scope.lastIndexOf('.'));
    if (interfaces.has(`${scope}.${name}`)) return `${scope}.${name}`;
  }
  return name;
}

function lineOf({ text }: ClientFile, { from }: TsNode): number {
  return text.slice(0, from).split('\n').length;
}

function unquote(name: string): string {
  return name.replace(/^['"](.*)['"]$/, '$1');
}
