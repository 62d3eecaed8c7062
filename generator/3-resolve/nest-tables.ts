import type { DocumentedTable, Row } from '../model/documented-page.js';
import { nestRows } from './nest-rows.js';
import type { ResolveContext } from './resolve-context.js';
import { OpenLevel, type OpenRow, type RowTree } from './row-tree.js';

/** The rows of several tables as trees, those of members of a field below it. */
export interface NestedTables<Part extends string> {
  readonly parts: Readonly<Partial<Record<Part, readonly RowTree[]>>>;
  /** Rows at the top that only one of several forms has, by the name of the form. */
  readonly variants: ReadonlyMap<string, readonly RowTree[]>;
  /** Tables whose heading names no field: types that rows refer to, by lower-case name. */
  readonly types: ReadonlyMap<string, DocumentedTable>;
}

/** Nest the tables of one side of an operation; `partOf` says where a row at the top goes. */
export function nestTables<Part extends string>(
  tables: readonly DocumentedTable[],
  partOf: (tree: RowTree, table: DocumentedTable) => Part,
  context: ResolveContext,
): NestedTables<Part> {
  const levels = new Map<Part, OpenLevel>();
  const variants = new Map<string, OpenRow[]>();
  for (const table of tables) {
    if (table.under !== undefined || table.is === 'values') continue;
    for (const tree of nestRows(table.rows, context)) {
      if (table.variant === undefined) addTop(tree, levels, partOf(tree, table), context);
      else variants.set(table.variant, [...(variants.get(table.variant) ?? []), tree]);
    }
  }
  const tops = [...[...levels.values()].flatMap(({ members }) => members), ...[...variants.values()].flat()];
  for (const table of tables) if (table.is === 'values') addValues(table, tops);
  const types = new Map<string, DocumentedTable>();
  for (const table of tables) {
    if (table.under === undefined || table.is === 'values' || attach(table, tops, context)) continue;
    const { under, variant, ...type } = table;
    types.set(typeName(under), type);
  }
  const parts: Partial<Record<Part, readonly RowTree[]>> = {};
  for (const [part, { members }] of levels) parts[part] = members;
  return { parts, variants, types };
}

function addTop<Part>(tree: OpenRow, levels: Map<Part, OpenLevel>, part: Part, { report }: ResolveContext): void {
  const level = levels.get(part) ?? new OpenLevel();
  levels.set(part, level);
  const { name, source } = tree.row;
  const twin = level.memberByName.get(name);
  if (twin === undefined) {
    level.members.push(tree);
    level.memberByName.set(name, tree);
  } else if (twin.members.length === 0 && tree.members.length > 0) {
    // The same field with its members, in a table of its own.
    for (const member of tree.members) adopt(twin, member);
  } else report('field-duplicate', source, { name, line: twin.row.source.start.line });
}

function adopt(parent: OpenRow, member: OpenRow): void {
  if (parent.memberByName.has(member.row.name)) return;
  parent.members.push(member);
  parent.memberByName.set(member.row.name, member);
}

/** `data.details[n]` → `data`, `details`. */
export function pathOf(under: string): string[] {
  return under
    .split('.')
    .map((part) => part.replace(/[[(][^[\]()]*[\])]/g, '').trim())
    .filter((part) => part !== '' && !/^(?:n|\d+)$/i.test(part));
}

function typeName(under: string): string {
  return under
    .replace(/\[[^[\]]*\]$/, '')
    .trim()
    .toLowerCase();
}

/**
 * Put the rows of a table below the field that its heading names: a whole path means one field, a bare name every field of
 * that name that has no members yet.
 */
function attach(table: DocumentedTable, tops: readonly OpenRow[], context: ResolveContext): boolean {
  const { under = '', variant } = table;
  const path = pathOf(under);
  const implied = findNamed(path.at(-1) ?? '', tops).length === 0 ? addImplied(path, tops) : undefined;
  const targets = implied ? [implied] : findTargets(path, tops, variant);
  for (const target of targets) {
    const members = nestRows(withoutPrefix(table.rows, path), context);
    if (variant !== undefined) target.variants.set(variant, [...members]);
    else for (const member of members) adopt(target, member);
    if (/\[(?:n|i|\d*)\]\s*$/i.test(under)) target.listed = true;
  }
  return targets.length > 0;
}

/** Rows below `instances` may be written as `instances.name`. */
function withoutPrefix(rows: readonly Row[], path: readonly string[]): readonly Row[] {
  const parent = path.at(-1);
  return rows.map((row) => {
    if (row.kind !== 'field') return row;
    const { segments = [], ...plain } = row;
    if (segments[0]?.name !== parent) return row;
    const [first, ...rest] = segments.slice(1);
    if (first === undefined) return row;
    return rest.length > 0
      ? { ...plain, segments: [first, ...rest] }
      : { ...plain, name: first.name, ...(first.list && { listed: true }) };
  });
}

/** The field that a heading names below one that is there: `data.info.condition`, where `info` has no such member yet. */
function addImplied(path: readonly string[], tops: readonly OpenRow[]): OpenRow | undefined {
  const name = path.at(-1);
  const parent = path.length > 1 ? findPath(path.slice(0, -1), tops) : undefined;
  if (name === undefined || parent === undefined) return undefined;
  const { need, typeUrl, nameUrl, values, encoded, encrypted, tooltip, segments, listed, ...row } = parent.row;
  const member = parent.addMember({ ...row, name, type: '', description: [] }, 'members');
  member.implied = true;
  return member;
}

function findTargets(path: readonly string[], tops: readonly OpenRow[], variant: string | undefined): OpenRow[] {
  const last = path.at(-1);
  if (last === undefined) return [];
  const exact = findPath(path, tops);
  const named = findNamed(last, tops);
  if (exact && (path.length > 1 || named.length === 1)) return [exact];
  const empty = named.filter(({ members, variants }) => members.length === 0 && !(variant && variants.has(variant)));
  if (empty.length > 0) return path.length > 1 ? empty.slice(-1) : empty;
  return exact ? [exact] : named.slice(-1);
}

function findPath(path: readonly string[], tops: readonly OpenRow[]): OpenRow | undefined {
  let level = tops;
  let found: OpenRow | undefined;
  for (const name of path) {
    found = level.find(({ row }) => row.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) return undefined;
    level = [...found.members, ...[...found.variants.values()].flat()];
  }
  return found;
}

/** Every field of the name, at any depth, in document order. */
function findNamed(name: string, trees: readonly OpenRow[]): OpenRow[] {
  return trees.flatMap((tree) => [
    ...(tree.row.name.toLowerCase() === name.toLowerCase() ? [tree] : []),
    ...findNamed(name, [...tree.members, ...[...tree.variants.values()].flat()]),
  ]);
}

/** A table of values names the field in its first column and a value in its second. */
function addValues({ rows }: DocumentedTable, tops: readonly OpenRow[]): void {
  for (const row of rows) {
    if (row.kind !== 'field') continue;
    const field = findNamed(row.name, tops).at(-1);
    const value = row.type === '' ? (row.values?.[0] ?? '') : row.type;
    if (field && value !== '') field.row = { ...field.row, values: [...(field.row.values ?? []), value] };
  }
}
