import { type InterfaceDeclaration, type ModuleDeclaration, Project, SyntaxKind } from 'ts-morph';
import type { PlacedField } from './list-fields.js';

/** A line of a generated file, and what stands there. */
export interface ClientPlace {
  readonly line: number;
  /** `post.Request.Json` */
  readonly type?: string;
}

/** Where a field, or the function when none is given, stands in the file of its page. */
export function locateInClient(text: string, functionName: string, field?: PlacedField): ClientPlace {
  const file = new Project({ useInMemoryFileSystem: true }).createSourceFile('operation.ts', text);
  const names = [functionName, `${functionName}_`];
  const declared = names.flatMap((name) => file.getFunction(name) ?? [])[0];
  const top = names.flatMap((name) => file.getModule(name) ?? [])[0];
  const line = declared?.getStartLineNumber() ?? 1;
  if (field === undefined || top === undefined) return { line };
  return walk(interfaces(top, top.getName()), `${top.getName()}.${field.type}`, field.members) ?? { line };
}

type Interfaces = ReadonlyMap<string, InterfaceDeclaration>;

/** By their names from the namespace on: `post.Request.Json`. */
function interfaces(space: ModuleDeclaration, name: string): Map<string, InterfaceDeclaration> {
  return new Map([
    ...space.getInterfaces().map((declared) => [`${name}.${declared.getName()}`, declared] as const),
    ...space.getModules().flatMap((inner) => [...interfaces(inner, `${name}.${inner.getName()}`)]),
  ]);
}

/** The member at the end of the way; forms of a union are tried one after the other. */
function walk(known: Interfaces, type: string, [name = '', ...rest]: readonly string[]): ClientPlace | undefined {
  const member = known
    .get(type)
    ?.getProperties()
    .find((property) => unquote(property.getName()) === name);
  if (member === undefined) return undefined;
  if (rest.length === 0) return { line: member.getStartLineNumber(), type };
  for (const reference of member.getDescendantsOfKind(SyntaxKind.TypeReference)) {
    const found = walk(known, resolveName(known, type, reference.getTypeName().getText()), rest);
    if (found) return found;
  }
  return undefined;
}

/** A name means what the nearest namespace around has under it. */
function resolveName(known: Interfaces, from: string, name: string): string {
  for (let scope = from; scope.includes('.'); ) {
    scope = scope.slice(0, scope.lastIndexOf('.'));
    if (known.has(`${scope}.${name}`)) return `${scope}.${name}`;
  }
  return name;
}

function unquote(name: string): string {
  return name.replace(/^['"](.*)['"]$/, '$1');
}
