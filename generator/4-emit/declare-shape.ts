import {
  type IndexSignatureDeclarationStructure,
  type InterfaceDeclarationStructure,
  ModuleDeclarationKind,
  type ModuleDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  StructureKind,
  type TypeAliasDeclarationStructure,
} from 'ts-morph';
import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import { assertNever } from '../model/assert-never.js';
import { isPattern, splitPattern } from '../model/pattern-names.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { commentField } from './comment-field.js';
import { enterMember, type FieldMark, writeMark } from './mark.js';
import { createTypeScope, nameType, nameVariant, type Scope } from './names.js';
import { printMember, printTemplateType } from './print-literal.js';
import { printList, printUnion, printValues, type TypeSide } from './print-type.js';

export type TypeDeclaration =
  | InterfaceDeclarationStructure
  | ModuleDeclarationStructure
  | TypeAliasDeclarationStructure;

type UnionShape = Extract<Shape, { kind: 'union' }>;

/** Where types are declared for: who writes the values, and what the file must import because of them. */
export interface Target {
  readonly side: TypeSide;
  readonly imports: Set<string>;
  readonly api: Api;
  /** Members whose values tell notifications apart, which an open list of values could not; by default the one that names the event. */
  readonly tellingApart?: readonly string[];
  readonly mark?: FieldMark | undefined;
}

/** A namespace of types being filled: `Request` in `namespace Request { interface Json … }`. */
interface TypeSpace extends Target {
  readonly owner: string;
  readonly scope: Scope;
  readonly declarations: TypeDeclaration[];
}

/** Declare a shape under a given name, with everything that it is made of in a namespace of the same name. */
export function declareShape(
  name: string,
  shape: Shape,
  { side, imports, api, tellingApart = [api.eventMember], mark: above }: Target,
): TypeDeclaration[] {
  const scope = createTypeScope();
  const mark = above && { ...above, owner: `${above.owner}.${name}` };
  const space: TypeSpace = { owner: name, side, imports, api, tellingApart, mark, scope, declarations: [] };
  const declaration = declareOwner(space, shape);
  return space.declarations.length === 0 ? [declaration] : [declaration, declareNamespace(space)];
}

/** Declare a name for a type that is written out: `type Response = void`. */
export function declareAlias(name: string, type: string): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, name, type };
}

/** Whether the content of an encoded string has members or elements. */
export function isStructured({ kind }: Shape): boolean {
  return kind === 'object' || kind === 'list' || kind === 'union';
}

function declareNamespace({ owner, declarations }: TypeSpace): ModuleDeclarationStructure {
  const declarationKind = ModuleDeclarationKind.Namespace;
  return { kind: StructureKind.Module, declarationKind, name: owner, statements: declarations };
}

function declareOwner(space: TypeSpace, shape: Shape): TypeDeclaration {
  if (shape.kind === 'object') return declareObject(space, shape);
  const type = shape.kind === 'union' ? typeOfVariants(space, shape) : typeOf(space, shape, 'Entry');
  return declareAlias(space.owner, type);
}

function declareObject(space: TypeSpace, shape: ObjectShape): InterfaceDeclarationStructure {
  // Of two members of one name the first stands, as the compiler takes only one; phase 3 reports them.
  const fields = new Map([...shape.fields].reverse().map((field) => [field.name, field]));
  const members = shape.fields
    .filter((field) => fields.get(field.name) === field)
    .map((field) => ({ field, type: typeOfMember(space, field), comment: commentMember(space, field) }));
  return {
    kind: StructureKind.Interface,
    name: space.owner,
    indexSignatures: declarePatterns(members, shape),
    properties: members.filter(({ field }) => !isPattern(field.name)).map(declareMember),
  };
}

function declareMember({ field, type, comment }: DeclaredField): OptionalKind<PropertySignatureStructure> {
  return { name: printMember(field.name), type, hasQuestionToken: !field.required, docs: [comment] };
}

function commentMember({ mark, api }: TypeSpace, field: Field): string {
  const isMarked = mark?.members.length === 1 && mark.members[0] === field.name;
  return writeMark(commentField(field, wordsOf(api)), isMarked ? mark : undefined);
}

function typeOfMember(around: TypeSpace, { name, shape }: Field): string {
  const space = around.mark ? { ...around, mark: enterMember(around.mark, name) } : around;
  const tellsApart = space.side === 'notification' && space.tellingApart?.includes(name) && shape.kind === 'string';
  return tellsApart ? printValues({ ...shape, closed: true }, 'request') : typeOf(space, shape, name);
}

/** The type of a value as it is written where it is used: `string`, `Json.Amount`, `('A' | 'B')[]`. */
function typeOf(space: TypeSpace, shape: Shape, name: string): string {
  switch (shape.kind) {
    case 'string':
    case 'number':
      return printValues(shape, space.side);
    case 'boolean':
    case 'unknown':
      return shape.kind;
    case 'list':
      return printList(typeOf(space, shape.item, name));
    case 'encoded':
      return typeOfEncoded(space, shape.content, name);
    case 'binary':
      return typeOfFile(space);
    case 'object':
      return typeOfNamed(space, shape, name);
    case 'union':
      return shape.members.some((member) => isNamed(member.shape))
        ? typeOfNamed(space, shape, name)
        : printUnion(shape.members.map((member) => typeOf(space, member.shape, name)));
    default:
      return assertNever(shape);
  }
}

function isNamed(shape: Shape): boolean {
  return shape.kind === 'object' || shape.kind === 'union' || (shape.kind === 'list' && isNamed(shape.item));
}

function typeOfNamed(space: TypeSpace, shape: ObjectShape | UnionShape, wireName: string): string {
  const name = nameType(wireName, space.scope);
  space.declarations.push(...declareShape(name, shape, space));
  return `${space.owner}.${name}`;
}

function typeOfVariants(space: TypeSpace, { members }: UnionShape): string {
  const types = members.map(({ title, shape }, index) => {
    if (shape.kind !== 'object') return typeOf(space, shape, `Variant${index + 1}`);
    const name = nameVariant(title, index, space.scope);
    space.declarations.push(...declareShape(name, shape, space));
    return `${space.owner}.${name}`;
  });
  return printUnion(types);
}

/** A caller gives the content; what has members can be given as a string that is encoded already. */
function typeOfEncoded(space: TypeSpace, content: Shape, name: string): string {
  const type = typeOf(space, content, name);
  return isStructured(content) && space.side === 'request' ? printUnion([type, 'string']) : type;
}

function typeOfFile({ side, imports }: TypeSpace): string {
  if (side !== 'request') return 'unknown';
  imports.add('FileInput');
  return 'FileInput';
}

/** A member with the type that its shape was given, and its doc comment. */
interface DeclaredField {
  readonly field: Field;
  readonly type: string;
  readonly comment: string;
}

type IndexSignature = OptionalKind<IndexSignatureDeclarationStructure>;

/**
 * The index signatures of an object: one for each pattern, one for whatever comes where the page lists no members.
 * Each ends in `| undefined`: a pattern promises nothing for one number, so that what is read through it may be missing.
 */
function declarePatterns(members: readonly DeclaredField[], { open }: ObjectShape): IndexSignature[] {
  const patterns = new Map<string, IndexSignature>();
  const samples = members.map(({ field, type }) => ({ name: splitPattern(field.name).join('0'), type }));
  for (const member of members.filter(({ field }) => isPattern(field.name))) {
    const keyType = printTemplateType(splitPattern(member.field.name));
    const returnType = printUnion([...typesUnder(member.field.name, samples), 'undefined']);
    if (!patterns.has(keyType)) {
      patterns.set(keyType, { keyName: 'key', keyType, returnType, docs: [member.comment] });
    }
  }
  const rest: IndexSignature = { keyName: 'member', keyType: 'string', returnType: 'unknown' };
  return open === true ? [...patterns.values(), rest] : [...patterns.values()];
}

/** The compiler wants the type of a pattern to hold for every member that the pattern fits, so it is the union of them all. */
function typesUnder(pattern: string, samples: readonly { readonly name: string; readonly type: string }[]): string[] {
  const parts = splitPattern(pattern);
  return samples.filter(({ name }) => fitsTemplate(name, parts)).map(({ type }) => type);
}

/**
 * Whether the compiler applies an index signature to a name. To it, each part begins where it is found first, and
 * `${number}` is any text that JavaScript reads as a number: `-1.5`, `1e3`.
 */
function fitsTemplate(name: string, [head = '', ...tails]: readonly string[]): boolean {
  if (!name.startsWith(head)) return false;
  let from = head.length;
  for (const [index, tail] of tails.entries()) {
    const isLast = index === tails.length - 1;
    const to = isLast ? name.length - tail.length : name.indexOf(tail, from);
    const number = to < from ? '' : name.slice(from, to);
    if (number === '' || !Number.isFinite(Number(number)) || !name.startsWith(tail, to)) return false;
    from = to + tail.length;
  }
  return true;
}
