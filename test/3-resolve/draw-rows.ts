import type { FieldRow, Row } from '../../generator/model/documented-page.js';
import type { Cell } from '../../generator/model/page-tree.js';
import type { SourceRange } from '../../generator/model/source-range.js';

export const noCell: Cell = {
  text: '',
  shown: '',
  attributes: { classes: [], values: new Map(), places: new Map() },
  inlines: [],
  startColumn: 1,
  endColumn: 1,
};

/**
 * Rows from a drawing: two blanks are an indent, `---` is a separator row, a type may carry one attribute.
 *
 *     json object
 *       shelf string encoded
 *       ---
 *         floor integer
 */
export function readRows(drawing: string): Row[] {
  return drawing
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => readRow(line, lineRange(index + 1)));
}

function readRow(line: string, source: SourceRange): Row {
  const [name = '', type = '', attribute] = line.trim().split(' ');
  if (name === '---') return { kind: 'separator', source };
  const row: FieldRow = {
    kind: 'field',
    name,
    indent: (line.length - line.trimStart().length) / 2,
    type,
    description: [],
    nameCell: noCell,
    typeCell: noCell,
    source,
  };
  if (attribute === 'encoded') return { ...row, encoded: 'by-json_encode' };
  return attribute === 'sealed' ? { ...row, encrypted: 'by-aes-gcm' } : row;
}

function lineRange(line: number): SourceRange {
  return { file: 'page.md', start: { line, column: 1 }, end: { line, column: 1 } };
}
