import type { FieldRow } from './documented-page.js';
import type { Cell } from './page-tree.js';
import type { SourceRange } from './source-range.js';
import { withoutBraces } from './without-braces.js';

/** A row's first two cells, and where the row is. */
export type CellsOfRow = Pick<FieldRow, 'nameCell' | 'typeCell' | 'source'>;

/** The name of a row, without attributes. */
export function nameRange({ nameCell, source }: CellsOfRow): SourceRange {
  return wordRange(nameCell, source);
}

/** The type of a row, without attributes. */
export function typeRange({ typeCell, source }: CellsOfRow): SourceRange {
  return wordRange(typeCell, source);
}

/**
 * An attribute of a row with its value; the name where the row has no such attribute.
 *
 *     | amount {data-required data-indent=one} | object
 *                             ^^^^^^^^^^^^^^^
 */
export function attributeRange(row: CellsOfRow, attribute: string): SourceRange {
  for (const cell of [row.nameCell, row.typeCell]) {
    const place = cell.attributes.places.get(attribute);
    if (place) return columns(row.source, cell.startColumn + place.start, cell.startColumn + place.end);
  }
  return nameRange(row);
}

/** A divider within a cell is written with a backslash before it. */
function wordRange({ text, startColumn, endColumn, line }: Cell, source: SourceRange): SourceRange {
  const end = startColumn + withoutBraces(text).replaceAll('|', '\\|').length;
  if (line === undefined) return columns(source, startColumn, Math.min(end, Math.max(startColumn, endColumn)));
  return columns({ ...source, start: { line, column: 1 } }, startColumn, endColumn);
}

function columns({ file, start }: SourceRange, from: number, to: number): SourceRange {
  return { file, start: { line: start.line, column: from }, end: { line: start.line, column: to } };
}
