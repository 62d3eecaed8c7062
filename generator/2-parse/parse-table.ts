import type { DocumentedTable } from '../model/documented-page.js';
import type { HeadingBlock, TableBlock } from '../model/page-tree.js';
import type { ParseContext } from './parse-context.js';
import { parseRow } from './parse-row.js';

/**
 * A table of the operation, or `undefined` for one that describes neither request nor answer.
 *
 *     | Request | Type {.type} | Meaning {.desc}
 *       ^^^^^^^ tells what the rows are
 */
export function parseTable(
  table: TableBlock,
  heading: HeadingBlock,
  { dialect, report }: ParseContext,
): DocumentedTable | undefined {
  const [header, ...rows] = table.rows;
  const word = header?.cells[0]?.text.trim() ?? '';
  const role = Object.hasOwn(dialect.tables, word) ? dialect.tables[word] : undefined;
  if (role === undefined) {
    report('table-unknown', table.range, { word, known: Object.keys(dialect.tables).join(', ') });
    return undefined;
  }
  const context = { dialect, report, file: heading.range.file };
  return { role, rows: rows.flatMap((row) => parseRow(row, context) ?? []), source: table.range };
}
