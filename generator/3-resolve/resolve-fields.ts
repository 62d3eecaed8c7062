import { wordsOf } from '../messages/find-words.js';
import { assertNever } from '../model/assert-never.js';
import type { TypeWord } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import type { Reason, Reasons } from '../model/reasons.js';
import { renderInlines } from '../model/render-inlines.js';
import { typeRange } from '../model/row-places.js';
import type { Field, ObjectShape, Shape } from '../model/schema.js';
import { describeRow } from './describe-row.js';
import type { SideContext } from './resolve-context.js';
import { resolveEncoded, resolveEncrypted } from './resolve-encoding.js';
import { numberShape, stringShape } from './resolve-scalar.js';
import type { RowTree } from './row-tree.js';

/** Fields of sibling rows. Alternatives of one name become one field that is a union. */
export function resolveFields(trees: readonly RowTree[], context: SideContext): Field[] {
  return trees.map((tree) => resolveField(tree, context));
}

/** What a row means: its name on the wire, whether it must be there, its shape, its words. */
export function resolveField(tree: RowTree, outer: SideContext): Field {
  const { row, alternatives } = tree;
  const forms = [tree, ...alternatives];
  const { context, taken } = takeReasons(row, outer);
  return {
    name: row.name,
    required: row.required,
    shape: alternatives.length > 0 ? unionShape(forms, context) : resolveShape(tree, context),
    description: [...new Set(forms.map((form) => describeRow(form.row, context.dialect)))].join('\n'),
    source: row.source,
    ...taken,
  };
}

interface Taking {
  readonly context: SideContext;
  /** Filled while the field is resolved; empty if reasons are not recorded. */
  readonly taken: Pick<Field, 'reasons'>;
}

/** Take the reasons of the field that a row describes. */
function takeReasons(row: FieldRow, outer: SideContext): Taking {
  if (!outer.explained) return { context: outer, taken: {} };
  const { required, indent } = outer.dialect.attributes;
  const reasons: Reasons = {
    name: { rule: 'name-cell', text: row.name },
    required: row.required
      ? { rule: 'attribute', attribute: required }
      : { rule: 'attribute-missing', attribute: required },
    ...(row.indent > 0 && { place: { rule: 'attribute', attribute: indent, value: String(row.indent) } }),
  };
  const note = (further: Reasons) => void Object.assign(reasons, { ...further, ...reasons });
  return { context: { ...outer, note }, taken: { reasons } };
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
  const { dialect, report, note } = context;
  note?.({ type: reasonOfType(tree, context) });
  const word = Object.hasOwn(dialect.types, row.type) ? dialect.types[row.type] : undefined;
  if (word === undefined) {
    report('type-unknown', typeRange(row), { type: row.type, known: Object.keys(dialect.types).join(', ') });
    return { kind: 'unknown' };
  }
  const shape = resolveWord(word, tree, context);
  return word.kind === 'object' ? shape : withContent(shape, tree, context);
}

function reasonOfType({ row, members, plaintexts }: RowTree, { dialect, files }: SideContext): Reason {
  const text = `${row.type}${row.list ? '[]' : ''}`;
  const isObject = dialect.types[row.type]?.kind === 'object';
  if (isObject) return { rule: files && members.length === 0 ? 'file' : 'type-cell', text };
  return { rule: members.length > 0 || plaintexts.length > 0 ? 'separator-rows' : 'type-cell', text };
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
 *     meta {data-indent=1} | string {data-encoded=by-json_encode} | What the file is
 *     | {colspan=3 .im-table-line}
 *     sha256 {data-indent=2} | string                                             ← content
 */
function withContent(shape: Shape, tree: RowTree, context: SideContext): Shape {
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
  const isInvented = only?.row.list && others.length === 0 && context.dialect.inventedListNames.includes(only.row.name);
  return only && isInvented ? resolveShape(only, context) : objectShape(tree.members, context);
}

/** One shape for each form, named by the words that tell them apart: ``for `EBOOK` ``. */
function unionShape(trees: readonly RowTree[], context: SideContext): Shape {
  const members = trees.map((tree) => ({
    title: renderInlines(tree.row.description, wordsOf(context.dialect.api).brackets).trim(),
    shape: resolveShape(tree, context),
  }));
  const [only, ...others] = members;
  return only && others.length === 0 ? only.shape : { kind: 'union', members };
}
