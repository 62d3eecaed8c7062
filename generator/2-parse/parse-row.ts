import type { FieldRow, Row } from '../model/documented-page.js';
import { isWireName } from '../model/is-wire-name.js';
import type { Cell, Inline, TableRow } from '../model/page-tree.js';
import { type CellsOfRow, nameRange } from '../model/row-places.js';
import type { SourceRange } from '../model/source-range.js';
import { withoutBraces } from '../model/without-braces.js';
import type { RowContext } from './parse-context.js';
import { readFieldAttributes } from './read-field-attributes.js';

/**
 * What one row of a request or answer table says; `undefined` for an empty one.
 *
 *     | receivers {data-required data-indent=1} | object[] {data-tooltip="…"} | Who gets a copy
 *       ^name                                     ^type                         ^description
 *     | {colspan=3 .im-table-line}                                              a separator
 *     | An empty text {align=center colspan=3}                                  a remark
 */
export function parseRow(row: TableRow, context: RowContext): Row | undefined {
  const source = rowRange(row, context.file);
  const [name, type, ...rest] = row.cells;
  if (name === undefined) return undefined;
  if (name.attributes.classes.includes(context.dialect.attributes.separatorClass)) return { kind: 'separator', source };
  if (row.cells.every((cell) => cell.text === '' && !carriesField(cell, context))) return undefined;
  if (type === undefined) {
    if (isFieldLike(name, context)) context.report('row-undivided', source, { row: firstWord(name.text) });
    return { kind: 'remark', text: name.text, source };
  }
  if (withoutBraces(name.text).trim() === '') {
    context.report('row-name-missing', source, {});
    return undefined;
  }
  return fieldRow({ nameCell: name, typeCell: type, source }, rejoin(rest, source, context), context);
}

/** `|` as input methods for wide scripts write it. */
const fullwidthBar = '\uFF5C';

/** `| total {data-required}`, `| total` and a row with fullwidth bars were meant as fields; `| An empty text` was not. */
function isFieldLike(cell: Cell, context: RowContext): boolean {
  const { text } = cell;
  return carriesField(cell, context) || text.includes(fullwidthBar) || isWireName(withoutBraces(text));
}

function firstWord(text: string): string {
  return (text.split(fullwidthBar)[0]?.split('{')[0] ?? '').trim();
}

function carriesField({ attributes }: Cell, { dialect }: RowContext): boolean {
  const { required, indent, tooltip, encoded, encrypted, misspelt } = dialect.attributes;
  const names = [required, indent, tooltip, encoded, encrypted, ...Object.keys(misspelt)];
  return names.some((name) => attributes.values.has(name));
}

function fieldRow(cells: CellsOfRow, description: readonly Inline[], context: RowContext): FieldRow {
  const attributes = readFieldAttributes(cells, context);
  const typeWord = withoutBraces(cells.typeCell.text);
  const list = typeWord.endsWith('[]');
  return {
    kind: 'field',
    name: fieldName(cells, context),
    type: list ? typeWord.slice(0, -2).trim() : typeWord,
    list,
    ...attributes,
    description,
    ...cells,
  };
}

function fieldName(cells: CellsOfRow, { report }: RowContext): string {
  const text = withoutBraces(cells.nameCell.text);
  const name = text.replace(/\s+/g, '');
  if (name !== text) report('name-blank', nameRange(cells), { name: text });
  if (!isWireName(name) || holdsMarkup(cells.nameCell)) report('name-irregular', nameRange(cells), { name });
  return name;
}

/** `__total__` is bold where a page is shown. */
function holdsMarkup({ inlines, text }: Cell): boolean {
  return text !== inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
}

/** `| in cents|euros` has an unescaped pipe: the cells after the third belong to the description. */
function rejoin(cells: readonly Cell[], source: SourceRange, { report }: RowContext): Inline[] {
  const [first, ...others] = cells;
  const filled = others.filter(({ text }) => text !== '');
  const last = filled.at(-1);
  if (first && last) report('row-cells-extra', between(first, last, source), { count: cells.length + 2 });
  return [
    ...(first?.inlines ?? []),
    ...filled.flatMap(({ inlines }): Inline[] => [{ kind: 'text', text: '|' }, ...inlines]),
  ];
}

/** From the end of the first to the start of the last: the dividers, and what stands between them. */
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
