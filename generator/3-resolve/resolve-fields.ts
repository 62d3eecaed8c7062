import { assertNever } from '../model/assert-never.js';
import type { TypeWord } from '../model/dialect.js';
import { renderInlines } from '../model/render-inlines.js';
import { typeRange } from '../model/row-places.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { describeField } from './describe-field.js';
import type { SideContext } from './resolve-context.js';
import { resolveEncoded, resolveEncrypted } from './resolve-encoding.js';
import { numberShape, stringShape } from './resolve-scalar.js';
import type { RowTree } from './row-tree.js';

/** Fields of sibling rows. Alternatives of one name become one field that is a union. */
export function resolveFields(trees: readonly RowTree[], context: SideContext): Field[] {
  return trees.map((tree) => resolveField(tree, context));
}

/** What a row means: its name on the wire, whether it must be there, its shape, its words. */
export function resolveField(tree: RowTree, context: SideContext): Field {
  const { row, alternatives } = tree;
  const forms = [tree, ...alternatives];
  return {
    name: row.name,
    required: row.required,
    shape: alternatives.length > 0 ? unionShape(forms, context) : resolveShape(tree, context),
    description: [...new Set(forms.map((form) => describeField(form.row, context.dialect)))].join('\n'),
    source: row.source,
  };
}

/** The members as an object. Without rows nothing is said of them, so any may come. */
export function objectShape(members: readonly RowTree[], context: SideContext): ObjectShape {
  const fields = resolveFields(members, context);
  return fields.length > 0 ? { kind: 'object', fields } : { kind: 'object', fields, open: true };
}

/** `string[]` and `object[]` are lists of what the word before the brackets means. */
function resolveShape(tree: RowTree, context: SideContext): Shape {
  const single = resolveSingle(tree, context);
  return tree.row.list ? { kind: 'list', item: single } : single;
}

function resolveSingle(tree: RowTree, context: SideContext): Shape {
  const { row } = tree;
  const { dialect, report } = context;
  const word = Object.hasOwn(dialect.types, row.type) ? dialect.types[row.type] : undefined;
  if (word === undefined) {
    report('type-unknown', typeRange(row), { type: row.type, known: Object.keys(dialect.types).join(', ') });
    return { kind: 'unknown' };
  }
  const shape = resolveWord(word, tree, context);
  return word.kind === 'object' ? shape : withContent(shape, tree, context);
}

function resolveWord(word: TypeWord, tree: RowTree, context: SideContext): Shape {
  switch (word.kind) {
    case 'string':
      return stringShape(tree.row, context);
    case 'number':
      return numberShape(word.integer, tree.row, context);
    case 'boolean':
      return { kind: 'boolean' };
    case 'object':
      return context.files && tree.members.length === 0 ? { kind: 'binary' } : objectShape(tree.members, context);
    default:
      return assertNever(word);
  }
}

/**
 * A string that carries another value, with the rows after its separator as the content; any other shape as it is.
 *
 *     meta {data-indent=1} | string {data-encoded=by-json_encode} | 文件元信息
 *     | {colspan=3 .im-table-line}
 *     sha256 {data-indent=2} | string                                             ← content
 */
function withContent(shape: Shape, tree: RowTree, context: SideContext): Shape {
  const encoded = resolveEncoded(tree, context);
  const encrypted = resolveEncrypted(tree.row, context);
  const hasContent = tree.members.length > 0 || tree.plaintexts.length > 0;
  const content = hasContent ? contentShape(tree, context) : shape;
  const decoded: Shape = encoded === undefined ? content : { kind: 'encoded', encoding: encoded, content };
  return encrypted === undefined ? decoded : { kind: 'encoded', encoding: encrypted, content: decoded };
}

/** Where the content is a list, the page had to invent a name for its elements. */
function contentShape(tree: RowTree, context: SideContext): Shape {
  if (tree.plaintexts.length > 0) return unionShape(tree.plaintexts, context);
  const [only, ...others] = tree.members;
  const isInvented = only?.row.list && others.length === 0 && context.dialect.inventedListNames.includes(only.row.name);
  return only && isInvented ? resolveShape(only, context) : objectShape(tree.members, context);
}

/** One shape for each form, named by the words that tell them apart: ``场景`METRO`信息``. */
function unionShape(trees: readonly RowTree[], context: SideContext): Shape {
  const members = trees.map((tree) => ({
    title: renderInlines(tree.row.description).trim(),
    shape: resolveShape(tree, context),
  }));
  const [only, ...others] = members;
  return only && others.length === 0 ? only.shape : { kind: 'union', members };
}
