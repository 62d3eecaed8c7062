import { attributeNames } from '../model/attribute-names.js';
import type { Dialect } from '../model/dialect.js';
import type { DecidedNeed, FieldRow, Row } from '../model/documented-page.js';
import { isWireName } from '../model/is-wire-name.js';
import type { Cell, Inline, TableRow } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { type CellsOfRow, nameRange } from '../model/row-places.js';
import type { SourceRange } from '../model/source-range.js';
import { withoutBraces } from '../model/without-braces.js';
import type { RowContext } from './parse-context.js';
import type { Columns } from './read-columns.js';
import { readFieldAttributes } from './read-field-attributes.js';
import { type ReadName, readName } from './read-name.js';
import { readRequired } from './read-required.js';

/** The meaning of a table's columns, and their number. */
export interface TableColumns {
  readonly columns: Columns;
  readonly count: number;
}

/**
 * Parse one row of a table; `undefined` for an empty one.
 *
 *     | receivers {data-required data-indent=1} | object[] {data-tooltip="…"} | Who gets a copy
 *       ^name                                     ^type                         ^description
 *     | {colspan=3 .im-table-line}                                              a separator
 *     | An empty text {align=center colspan=3}                                  a remark
 */
export function parseRow(row: TableRow, table: TableColumns, context: RowContext): Row | undefined {
  const source = rowRange(row, context.file);
  const [first] = row.cells;
  if (first === undefined) return undefined;
  const { carried, rows } = context.dialect;
  if (carried && first.attributes.classes.includes(carried.separatorClass)) return { kind: 'separator', source };
  if (row.cells.every((cell) => cell.text === '' && !carriesField(cell, context))) return undefined;
  if (row.cells.length === 1 || isCaption(row, context)) return onlyCell(first, source, context);
  if (rows?.skip !== undefined && patternOf(rows.skip).test(shownCell(first, context.dialect))) return undefined;
  return fieldRow(row, table, { ...context, source });
}

/** A fullwidth `|`, as East Asian input methods write it. */
const fullwidthBar = '\uFF5C';

/** A row with text only in the first of several cells is the heading of a part of the table. */
function isCaption({ cells: [first, ...others] }: TableRow, context: RowContext): boolean {
  if (first === undefined || others.some(({ text }) => text !== '')) return false;
  return first.text !== '' && !isFieldLike(first, context) && /\s/.test(first.text);
}

/** A row with one cell is a remark, unless it looks like a field whose dividers are missing. */
function onlyCell(cell: Cell, source: SourceRange, context: RowContext): Row {
  if (isFieldLike(cell, context)) context.report('row-undivided', source, { row: firstWord(cell.text) });
  return { kind: 'remark', text: cell.text, source };
}

/** `| total {data-required}`, `| total` and a row with fullwidth bars look like fields; `| An empty text` does not. */
function isFieldLike(cell: Cell, context: RowContext): boolean {
  const { text } = cell;
  return carriesField(cell, context) || text.includes(fullwidthBar) || isWireName(withoutBraces(text));
}

function firstWord(text: string): string {
  return (text.split(fullwidthBar)[0]?.split('{')[0] ?? '').trim();
}

function carriesField({ attributes }: Cell, { dialect }: RowContext): boolean {
  if (attributes.values.size === 0) return false;
  const names = [...attributeNames(dialect), ...Object.keys(dialect.attributes?.misspelt ?? {})];
  return names.some((name) => attributes.values.has(name));
}

const noCell: Cell = {
  text: '',
  shown: '',
  attributes: { classes: [], values: new Map(), places: new Map() },
  inlines: [],
  startColumn: 1,
  endColumn: 1,
};

type PlacedContext = RowContext & { readonly source: SourceRange };

function fieldRow({ cells }: TableRow, table: TableColumns, context: PlacedContext): FieldRow | undefined {
  const { columns } = table;
  const { source, dialect } = context;
  const cellAt = (at: number | undefined) => (at === undefined ? undefined : cells[at]);
  const nameCell = cellAt(columns.name) ?? noCell;
  const typeCell = cellAt(columns.type) ?? noCell;
  const places: CellsOfRow = { nameCell, typeCell, source };
  const shown = shownCell(nameCell, dialect);
  const read = readName(shown, dialect);
  if (read === undefined) {
    context.report('row-name-missing', source, {});
    return undefined;
  }
  const type = shownCell(typeCell, dialect).replace(/\s+/g, ' ');
  const { indent, ...attributes } = readFieldAttributes(places, context);
  const part = partOf(cellAt(columns.in), context);
  const values = valuesOf(cellAt(columns.values), dialect);
  const need = needOf({ cells, columns, name: shown, type }, context);
  return {
    kind: 'field',
    name: wireName(read, places, context),
    indent: indent + read.marks,
    ...segmentsOf(read),
    ...(need && { need }),
    type,
    ...linkOf('typeUrl', typeCell),
    ...linkOf('nameUrl', nameCell),
    ...(part && { part }),
    ...(values.length > 0 && { values }),
    ...attributes,
    description: describe(cells, table, context),
    ...places,
  };
}

function segmentsOf({ segments }: { readonly segments: FieldRow['segments'] }): Pick<FieldRow, 'segments' | 'listed'> {
  const [only, ...others] = segments ?? [];
  if (only === undefined) return {};
  return others.length === 0 ? { ...(only.list && { listed: true }) } : { segments: segments ?? [] };
}

function needOf(row: Parameters<typeof readRequired>[1], context: PlacedContext): DecidedNeed | undefined {
  const { need, unclear } = readRequired(context.dialect.required, row);
  if (unclear === undefined) return need;
  context.report('required-unclear', context.source, { text: unclear });
  return { is: 'optional', reason: { rule: 'undecided' } };
}

function partOf(cell: Cell | undefined, { dialect, report, source }: PlacedContext): FieldRow['part'] {
  const word = cell === undefined ? '' : shownCell(cell, dialect).toLowerCase();
  const parts = dialect.rows?.in ?? {};
  if (word === '') return undefined;
  if (Object.hasOwn(parts, word)) return parts[word];
  report('place-unknown', source, { word, known: Object.keys(parts).join(', ') });
  return undefined;
}

/** The codes of a cell; without any, its text where the dialect says how to split it. */
function valuesOf(cell: Cell | undefined, { values }: RowContext['dialect']): string[] {
  const codes = (cell?.inlines ?? []).flatMap((inline) => (inline.kind === 'code' ? [inline.text] : []));
  const split = values.find((rule) => rule.by === 'table')?.split;
  if (cell === undefined || codes.length > 0 || split === undefined) return codes;
  return patternOf(split)
    .split(cell.shown)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function linkOf<Key extends 'typeUrl' | 'nameUrl'>(key: Key, { inlines }: Cell): { readonly [K in Key]?: string } {
  const link = inlines.find((inline) => inline.kind === 'link');
  return link?.kind === 'link' ? ({ [key]: link.url } as { readonly [K in Key]?: string }) : {};
}

/** The text of a cell on one line, without a malformed group of attributes where the dialect has attributes. */
function shownCell(cell: Cell, { attributes }: Dialect): string {
  const shown = cell.shown.trim();
  return attributes === undefined ? shown : withoutBraces(shown);
}

function wireName(read: ReadName, cells: CellsOfRow, { report }: RowContext): string {
  const name = read.name.replace(/\s+/g, '');
  if (name !== read.name) report('name-blank', nameRange(cells), { name: read.name });
  // A path such as `loans[].due` is made of several names.
  const names = read.segments.length > 0 ? read.segments.map((segment) => segment.name) : [name];
  if (!names.every((each) => isWireName(each.replace(/\s+/g, ''))))
    report('name-irregular', nameRange(cells), { name });
  return name;
}

/**
 * The description, with the title of the field before it. `| in cents|euros` has an unescaped pipe: the cells after the last
 * column belong to it.
 */
function describe(cells: readonly Cell[], { columns, count }: TableColumns, context: PlacedContext): Inline[] {
  const title = columns.title === undefined ? undefined : cells[columns.title];
  const description = columns.description === undefined ? undefined : cells[columns.description];
  const inlines = [...(title?.inlines ?? [])];
  if (inlines.length > 0 && description && description.inlines.length > 0) inlines.push({ kind: 'break' });
  return [...inlines, ...(description?.inlines ?? []), ...rejoin(cells, { columns, count }, context)];
}

function rejoin(cells: readonly Cell[], { columns, count }: TableColumns, context: PlacedContext): Inline[] {
  const last = cells[count - 1];
  const filled = cells.slice(count).filter(({ text }) => text !== '');
  const end = filled.at(-1);
  if (end === undefined || last === undefined) return [];
  context.report('row-cells-extra', between(last, end, context.source), { count: cells.length, columns: count });
  if (columns.description !== count - 1) return [];
  return filled.flatMap(({ inlines }): Inline[] => [{ kind: 'text', text: '|' }, ...inlines]);
}

/** The range from the end of the first to the start of the last cell: the dividers, and the text between them. */
function between(first: Cell, last: Cell, { file, start: { line } }: SourceRange): SourceRange {
  return { file, start: { line, column: first.endColumn }, end: { line, column: last.startColumn } };
}

function rowRange({ line, cells }: TableRow, file: string): SourceRange {
  return {
    file,
    start: { line, column: cells[0]?.startColumn ?? 1 },
    end: { line, column: cells.at(-1)?.endColumn ?? 1 },
  };
}
