import { wordsOf } from '../messages/find-words.js';
import { assertNever } from '../model/assert-never.js';
import type { TypeWord } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { nameRange, typeRange } from '../model/row-places.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { showInlines } from '../model/show-inlines.js';
import { borrowMembers } from './borrow-members.js';
import { describeRow } from './describe-row.js';
import { reasonOfType, takeReasons } from './field-reasons.js';
import { nestTables } from './nest-tables.js';
import { readType, splitUnion, type TypeReading } from './read-type.js';
import type { FoundType, SideContext } from './resolve-context.js';
import { resolveEncoded, resolveEncrypted } from './resolve-encoding.js';
import { resolveNeed } from './resolve-need.js';
import { numberShape, stringShape } from './resolve-scalar.js';
import type { RowTree } from './row-tree.js';

/** Fields of sibling rows. Alternatives of one name become one field that is a union. */
export function resolveFields(trees: readonly RowTree[], context: SideContext): Field[] {
  return trees.map((tree) => resolveField(tree, context));
}

/** Resolve a row: its name as sent, whether it is required, its shape, its description. */
export function resolveField(tree: RowTree, outer: SideContext): Field {
  const { row, alternatives } = tree;
  const forms = [tree, ...alternatives];
  const need = resolveNeed(tree, outer);
  const { context, taken } = takeReasons(row, need.reason, outer);
  return {
    name: row.name,
    required: need.is === 'required',
    shape: alternatives.length > 0 ? unionShape(forms, context) : resolveShape(tree, context),
    description: [...new Set(forms.map((form) => describeRow(form.row, context.dialect)))].join('\n'),
    source: row.source,
    ...(isNullable(row, context) && { nullable: true as const }),
    ...taken,
  };
}

function isNullable({ type }: FieldRow, { dialect }: SideContext): boolean {
  return dialect.types.nullable !== undefined && readType(type, dialect).kind === 'nullable';
}

/** The members as an object. Without rows its members are unknown, so it is open. */
export function objectShape(members: readonly RowTree[], context: SideContext): ObjectShape {
  const fields = resolveFields(members, context);
  return fields.length > 0 ? { kind: 'object', fields } : { kind: 'object', fields, open: true };
}

/** The members as an object, or one object for each of several forms. */
export function formsShape(
  members: readonly RowTree[],
  variants: ReadonlyMap<string, readonly RowTree[]>,
  context: SideContext,
): Shape {
  const [only, ...others] = variants;
  if (only === undefined) return objectShape(members, context);
  if (others.length === 0) return objectShape([...members, ...only[1]], context);
  return {
    kind: 'union',
    members: [...variants].map(([title, own]) => ({ title, shape: objectShape([...members, ...own], context) })),
  };
}

function resolveShape(described: RowTree, outer: SideContext): Shape {
  const tree = borrowMembers(described, outer);
  const { operations, ...inner } = outer;
  const context = tree === described ? outer : inner;
  const { row } = tree;
  context.note?.({ type: reasonOfType(tree, context) });
  const shape = withContent(resolveReading(readType(row.type, context.dialect), tree, context), tree, context);
  if (tree.implied && !tree.listed) context.doubtfulLists.add(shape);
  if (!tree.listed || shape.kind === 'list') return shape;
  const list: Shape = { kind: 'list', item: shape };
  if (row.type !== '') context.doubtfulLists.add(list);
  return list;
}

function resolveReading(reading: TypeReading, tree: RowTree, context: SideContext): Shape {
  switch (reading.kind) {
    case 'word':
      return resolveWord(reading.word, tree, context);
    case 'nullable':
      return resolveReading(reading.type, tree, context);
    case 'list':
      return {
        kind: 'list',
        item: reading.item ? resolveReading(reading.item, tree, context) : elementShape(tree, context),
      };
    case 'map':
      return mapOf(reading.item, tree, context);
    case 'named':
      return resolveNamed(reading.text, tree, context);
    default:
      return assertNever(reading);
  }
}

/** The elements of a list that its type does not name. */
function elementShape(tree: RowTree, context: SideContext): Shape {
  if (hasMembers(tree)) return membersShape(tree, context);
  const { objectElements } = context.dialect.types;
  const areObjects = objectElements !== undefined && patternOf(objectElements).test(showInlines(tree.row.description));
  return areObjects ? { kind: 'object', fields: [], open: true } : { kind: 'unknown' };
}

function mapOf(item: TypeReading | undefined, tree: RowTree, context: SideContext): Shape {
  if (item === undefined) return membersShape(tree, context);
  return { kind: 'object', fields: [], open: true, values: resolveReading(item, tree, context) };
}

function hasMembers({ members, variants }: RowTree): boolean {
  return members.length > 0 || (variants?.size ?? 0) > 0;
}

function membersShape({ members, variants = new Map() }: RowTree, context: SideContext): Shape {
  return formsShape(members, variants, context);
}

function resolveWord(word: TypeWord, tree: RowTree, context: SideContext): Shape {
  // If strings cannot have content, rows below a row are its members, whatever its type says.
  const holds = context.dialect.carried === undefined && hasMembers(tree);
  switch (word.kind) {
    case 'string':
      return holds ? membersShape(tree, context) : stringShape(tree.row, context);
    case 'number':
      return holds ? membersShape(tree, context) : numberShape(word.integer, tree.row, context);
    case 'boolean':
      return { kind: 'boolean' };
    case 'object':
      return context.files && !hasMembers(tree) ? { kind: 'binary' } : membersShape(tree, context);
    case 'list':
      return {
        kind: 'list',
        item: word.item && !holds ? resolveWord(word.item, tree, context) : elementShape(tree, context),
      };
    case 'file':
      return { kind: 'binary' };
    case 'any':
      return holds ? membersShape(tree, context) : { kind: 'unknown' };
    default:
      return assertNever(word);
  }
}

/** Resolve a word that is not a type: a reference, alternatives, or unknown. */
function resolveNamed(text: string, tree: RowTree, context: SideContext): Shape {
  const { row } = tree;
  const found = context.types.find(text, row);
  if (found) return resolveReference(found, tree, context);
  const alternatives = splitUnion(text, context.dialect)?.map((part) => ({
    part,
    reading: readType(part, context.dialect),
  }));
  if (alternatives?.every(({ part, reading }) => reading.kind !== 'named' || context.types.find(part, row))) {
    return {
      kind: 'union',
      members: alternatives.map(({ part, reading }) => ({
        title: part,
        shape: resolveReading(reading, tree, context),
      })),
    };
  }
  if (text === '') return untypedShape(tree, context);
  const { types } = context.dialect;
  if (!(types.references !== undefined && hasMembers(tree)))
    context.report('type-unknown', typeRange(row), { type: row.type, known: Object.keys(types.words).join(', ') });
  return hasMembers(tree) && context.dialect.carried === undefined ? membersShape(tree, context) : { kind: 'unknown' };
}

function untypedShape(tree: RowTree, context: SideContext): Shape {
  const { row, implied, listed } = tree;
  const { carried, types } = context.dialect;
  if (implied || (carried === undefined && hasMembers(tree))) return membersShape(tree, context);
  if (types.untyped) return resolveWord(types.untyped, tree, context);
  if (listed) return { kind: 'unknown' };
  if (carried) context.report('type-unknown', typeRange(row), { type: '', known: Object.keys(types.words).join(', ') });
  else context.report('type-missing', nameRange(row), { name: row.name });
  return { kind: 'unknown' };
}

/** The members of a type that is described elsewhere. Within itself it is any object. */
function resolveReference({ key, tables, index }: FoundType, tree: RowTree, context: SideContext): Shape {
  const open = context.open ?? [];
  if (open.includes(key) || open.length > mostReferences) {
    context.report('type-recursive', typeRange(tree.row), { type: tree.row.type });
    return { kind: 'object', fields: [], open: true };
  }
  const { parts } = nestTables(tables, () => 'members', context);
  const { note, ...inner } = context;
  return objectShape(parts.members ?? [], { ...inner, types: index, open: [...open, key] });
}

const mostReferences = 12;

/**
 * A string that carries another value, with the rows after its separator as the content; any other shape as it is.
 *
 *     meta {data-indent=1} | string {data-encoded=by-json_encode} | What the file is
 *     | {colspan=3 .im-table-line}
 *     sha256 {data-indent=2} | string                                             ← content
 */
function withContent(shape: Shape, tree: RowTree, context: SideContext): Shape {
  if (context.dialect.carried === undefined) return shape;
  if (shape.kind === 'list') return { kind: 'list', item: withContent(shape.item, tree, context) };
  // Members of an object are not content.
  if (shape.kind === 'object' || shape.kind === 'binary' || shape.kind === 'unknown') return shape;
  const encoded = resolveEncoded(tree, context);
  const encrypted = resolveEncrypted(tree.row, context);
  context.note?.({ encodings: [encrypted, encoded].flatMap((each) => each?.reason ?? []) });
  const hasContent = tree.members.length > 0 || tree.plaintexts.length > 0;
  const content = hasContent ? contentShape(tree, context) : shape;
  const decoded: Shape = encoded === undefined ? content : { kind: 'encoded', encoding: encoded.encoding, content };
  return encrypted === undefined ? decoded : { kind: 'encoded', encoding: encrypted.encoding, content: decoded };
}

/** Where the content is a list, the page had to invent a name for its elements. */
function contentShape(tree: RowTree, context: SideContext): Shape {
  if (tree.plaintexts.length > 0) return unionShape(tree.plaintexts, context);
  const [only, ...others] = tree.members;
  const isInvented =
    only !== undefined &&
    isList(only, context) &&
    others.length === 0 &&
    context.dialect.carried?.inventedListNames.includes(only.row.name);
  return only && isInvented ? resolveShape(only, context) : objectShape(tree.members, context);
}

function isList({ row }: RowTree, { dialect }: SideContext): boolean {
  return readType(row.type, dialect).kind === 'list';
}

/** One shape for each form, named by the words that distinguish them: ``for `EBOOK` ``. */
function unionShape(trees: readonly RowTree[], context: SideContext): Shape {
  const members = trees.map((tree) => ({
    title: renderInlines(tree.row.description, wordsOf(context.dialect.api).brackets).trim(),
    shape: resolveShape(tree, context),
  }));
  const [only, ...others] = members;
  return only && others.length === 0 ? only.shape : { kind: 'union', members };
}
