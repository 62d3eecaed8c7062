import type { FieldRow, Row } from '../model/documented-page.js';
import type { Cell, Inline, TableRow } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import type { RowContext } from './parse-context.js';
import { type FieldAttributes, readFieldAttributes } from './read-field-attributes.js';

/**
 * What one row of a request or answer table says; `undefined` for an empty one.
 *
 *     | receivers {data-required data-indent=1} | object[] {data-tooltip="…"} | 分账接收方列表
 *       ^name                                     ^type                         ^description
 *     | {colspan=3 .im-table-line}                                              a separator
 *     | 空字符串(无返回内容) {align=center colspan=3}                               a remark
 */
export function parseRow(row: TableRow, context: RowContext): Row | undefined {
  const source = rowRange(row, context.file);
  const [name, type, ...rest] = row.cells;
  if (name === undefined) return undefined;
  if (name.attributes.classes.includes(context.dialect.attributes.separatorClass)) return { kind: 'separator', source };
  if (row.cells.every(({ text }) => text === '')) return undefined;
  if (type === undefined) return { kind: 'remark', text: name.text, source };
  if (withoutBraces(name.text).trim() === '') {
    context.report('row-name-missing', source, {});
    return undefined;
  }
  return fieldRow({ name, type, description: rejoin(rest, source, context), source }, context);
}

interface FieldCells {
  readonly name: Cell;
  readonly type: Cell;
  readonly description: readonly Inline[];
  readonly source: SourceRange;
}

function fieldRow({ name, type, description, source }: FieldCells, context: RowContext): FieldRow {
  const attributes: FieldAttributes = readFieldAttributes(name, type, { ...context, source });
  const typeWord = withoutBraces(type.text);
  const list = typeWord.endsWith('[]');
  return {
    kind: 'field',
    name: fieldName(withoutBraces(name.text), source, context),
    type: list ? typeWord.slice(0, -2).trim() : typeWord,
    list,
    ...attributes,
    description,
    source,
  };
}

/**
 * Braces that could not be read as attributes were reported when the page was read; they are no part of the word.
 *
 *     | amount {data-required | object
 *       ^^^^^^
 */
function withoutBraces(text: string): string {
  const start = text.search(/(?<=^|\s)\{(?=[#.A-Za-z_}]|$)/);
  const braces = start < 0 ? '' : text.slice(start);
  return braces.endsWith('}') || !braces.includes('}') ? text.slice(0, text.length - braces.length).trimEnd() : text;
}

const wireName = /^[A-Za-z_][\w$.-]*$/;

function fieldName(text: string, source: SourceRange, { report }: RowContext): string {
  const name = text.replace(/\s+/g, '');
  if (name !== text) report('name-blank', source, { name: text });
  if (!wireName.test(name)) report('name-irregular', source, { name });
  return name;
}

/** `| 单位：分|元` has an unescaped pipe: the cells after the third belong to the description. */
function rejoin(cells: readonly Cell[], source: SourceRange, { report }: RowContext): Inline[] {
  const [first, ...others] = cells;
  const filled = others.filter(({ text }) => text !== '');
  if (filled.length > 0) report('row-cells-extra', source, { count: cells.length + 2 });
  return [
    ...(first?.inlines ?? []),
    ...filled.flatMap(({ inlines }): Inline[] => [{ kind: 'text', text: '|' }, ...inlines]),
  ];
}

function rowRange({ line, cells }: TableRow, file: string): SourceRange {
  return {
    file,
    start: { line, column: cells[0]?.startColumn ?? 1 },
    end: { line, column: cells.at(-1)?.endColumn ?? 1 },
  };
}
