import type { DocumentedTable, FieldRow, Row } from '../model/documented-page.js';
import type { TableBlock } from '../model/page-tree.js';
import type { RowContext } from './parse-context.js';
import { parseRow } from './parse-row.js';
import type { PlacedTable } from './place-blocks.js';
import { unknownHeaders } from './read-columns.js';

/** The rows of a table by its columns; `undefined` for a table without names. */
export function parseTable(table: TableBlock, placed: PlacedTable, context: RowContext): DocumentedTable | undefined {
  const [header, ...rows] = table.rows;
  const { rule, columns, under, variant } = placed;
  for (const { text } of unknownHeaders(header, context.dialect))
    context.report('column-unknown', table.range, { column: text });
  if (columns.name === undefined) return undefined;
  const layout = { columns, count: header?.cells.length ?? 0 };
  const read = rows.flatMap((row) => parseRow(row, layout, context) ?? []);
  return {
    is: rule.is,
    rows: countFromLeast(read, context),
    ...(under !== undefined && { under }),
    ...(variant !== undefined && { variant }),
    source: table.range,
  };
}

/** Exports begin at `» code`, without the row that contains all others, so marks count from the smallest number in the table. */
function countFromLeast(rows: readonly Row[], { dialect }: RowContext): readonly Row[] {
  if (!dialect.nesting.some((rule) => rule.by === 'mark')) return rows;
  const fields = rows.filter((row): row is FieldRow => row.kind === 'field');
  const least = fields.reduce((found, { indent }) => Math.min(found, indent), Number.POSITIVE_INFINITY);
  if (least === 0 || !Number.isFinite(least)) return rows;
  return rows.map((row) => (row.kind === 'field' ? { ...row, indent: row.indent - least } : row));
}
