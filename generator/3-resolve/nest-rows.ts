import type { FieldRow, Row } from '../model/documented-page.js';
import { encodingOf } from '../model/encoding.js';
import { attributeRange, nameRange } from '../model/row-places.js';
import { readType, wordOf } from './read-type.js';
import type { ResolveContext } from './resolve-context.js';
import { type Holding, OpenLevel, type OpenRow } from './row-tree.js';

/**
 * Put each row under the nearest row above it that is indented less.
 *
 *     amount {data-indent=1}            amount
 *     total  {data-indent=2}       →      total
 *     | {colspan=3 .im-table-line}      detail = content of the string
 *     attach {data-indent=1}            attach
 */
export function nestRows(rows: readonly Row[], context: ResolveContext): readonly OpenRow[] {
  const top = new OpenLevel();
  let last: OpenLevel = top;
  let separated = false;
  for (const row of rows) {
    if (row.kind === 'separator') separated = true;
    if (row.kind !== 'field') continue;
    if (row.segments) last = placePath(row, row.segments, top, context);
    else last = separated ? placeSeparated(row, last, context) : place(row, last, context);
    separated = false;
  }
  if (separated && last.row) context.report('separator-idle', last.row.source, { name: last.row.name });
  return top.members;
}

/** A row that simply follows the one above. */
function place(row: FieldRow, last: OpenLevel, context: ResolveContext): OpenRow {
  const above = nearestLess(row, last);
  reportJump(row, above, context);
  const parent = liftFromScalar(row, above, context);
  const twin = parent.memberByName.get(row.name);
  if (twin) context.report('field-duplicate', nameRange(row), { name: row.name, line: twin.row.source.start.line });
  if (twin === undefined) return parent.addMember(row, holding(row, context));
  // Without a separator row for another form, a repeated name is a duplicate, and the first description is used.
  return context.dialect.carried === undefined ? twin : twin.addAlternative(row);
}

/** A row whose name is a path: `items[0].id`. The parents in the path need not have rows. */
function placePath(
  row: FieldRow,
  segments: NonNullable<FieldRow['segments']>,
  top: OpenLevel,
  context: ResolveContext,
): OpenLevel {
  let level = top;
  for (const [index, { name, list }] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const known = level.memberByName.get(name);
    const member = known ?? level.addMember(isLast ? { ...row, name } : impliedRow(row, name), 'members');
    if (known === undefined) member.implied = !isLast;
    else if (isLast) describePath(member, { ...row, name }, context);
    if (list) member.listed = true;
    level = member;
  }
  return level;
}

/** A row for a parent that occurs only in paths. */
function impliedRow(row: FieldRow, name: string): FieldRow {
  const { need, typeUrl, nameUrl, values, encoded, encrypted, tooltip, segments, ...rest } = row;
  return { ...rest, name, type: '', description: [] };
}

function describePath(member: OpenRow, row: FieldRow, { report }: ResolveContext): void {
  if (!member.implied) {
    const { line } = member.row.source.start;
    report('field-duplicate', nameRange(row), { name: row.name, line });
    return;
  }
  member.row = row;
  member.implied = false;
}

/** Siblings with the same indent make the same jump: only the first is reported. */
function reportJump(row: FieldRow, above: OpenLevel, { dialect, report }: ResolveContext): void {
  const { name, indent } = row;
  const expected = (above.row?.indent ?? -1) + 1;
  if (indent > expected && above.members.at(-1)?.row.indent !== indent)
    report('indent-jump', attributeRange(row, indentAttribute(dialect) ?? ''), { name, indent, expected });
}

/** A row after a separator: the content of the string above, another form of a member, or of a whole plaintext. */
function placeSeparated(row: FieldRow, last: OpenLevel, context: ResolveContext): OpenRow {
  if (last.row && row.indent > last.row.indent) return placeContent(row, last, context);
  const parent = nearestLess(row, last);
  const twin = parent.memberByName.get(row.name);
  if (twin) return twin.addAlternative(row);
  const { lastCarrier } = parent;
  if (lastCarrier?.members.length === 0 && isObject(row, context)) return lastCarrier.addPlaintext(row);
  context.report('separator-idle', row.source, { name: last.row?.name ?? row.name });
  return place(row, last, context);
}

/** Usually `last` is the string that carries the content; on some pages a sibling slipped between the two. */
function placeContent(row: FieldRow, last: OpenLevel, context: ResolveContext): OpenRow {
  const carrier = last.parent?.lastCarrier;
  if (carrier?.row === undefined || carrier === last || carrier.members.length > 0) {
    return last.addMember(row, holding(row, context));
  }
  context.report('separator-late', nameRange(row), { name: carrier.row.name, sibling: last.row?.name ?? '' });
  return carrier.addMember(row, holding(row, context));
}

function nearestLess(row: FieldRow, last: OpenLevel): OpenLevel {
  let parent = last;
  while (parent.row && parent.row.indent >= row.indent) parent = parent.parent ?? parent;
  return parent;
}

/** A number or a plain string has no members: a row below it belongs to the object before it, or to their parent. */
function liftFromScalar(row: FieldRow, parent: OpenLevel, context: ResolveContext): OpenLevel {
  const { row: scalar, parent: level } = parent;
  if (scalar === undefined || level === undefined || parent.members.length > 0) return parent;
  if (indentAttribute(context.dialect) === undefined) return parent;
  if (holding(scalar, context) !== 'nothing') return parent;
  context.report('row-under-scalar', nameRange(row), { name: row.name, scalar: scalar.name });
  return level.lastObject ?? level;
}

/** Only numbers in attributes are checked: they are easily wrong, while marks before names are visible on the page. */
function indentAttribute({ nesting }: ResolveContext['dialect']): string | undefined {
  return nesting.find((rule) => rule.by === 'attribute')?.name;
}

function isObject({ type }: FieldRow, { dialect }: ResolveContext): boolean {
  return wordOf(readType(type, dialect))?.kind === 'object';
}

function holding(row: FieldRow, context: ResolveContext): Holding {
  if (isObject(row, context)) return 'members';
  const { carried, api } = context.dialect;
  const rule = carried?.encrypted.find(({ attribute }) => attribute === row.encrypted);
  const seal = rule && encodingOf(api.encodings, rule.encoding).seal;
  return row.encoded !== undefined || seal?.holds === 'document' ? 'content' : 'nothing';
}
