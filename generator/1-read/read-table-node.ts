import type { Table, TableCell, TableRow as TableRowNode } from 'mdast';
import type { TableBlock, TableRow } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import { draftCells, finishCell, type RowPart } from './draft-cells.js';
import { readInlines } from './read-inlines.js';
import type { ReadingContext } from './reading.js';
import { type CellSource, splitCells } from './split-cells.js';

/** Read a table as remark found it: its cells, and the source of each from the lines they stand in. */
export function readTableNode(node: Table, range: SourceRange, context: ReadingContext): TableBlock {
  const rows = node.children.map((row, index) => readRowNode(row, index === 0 ? 'header' : 'body', context));
  return { kind: 'table', rows, range };
}

function readRowNode(node: TableRowNode, part: RowPart, context: ReadingContext): TableRow {
  const line = node.position?.start.line ?? 1;
  const source = context.markdown.lines[line - 1] ?? '';
  const drafts = draftCells(
    node.children.map((cell) => sourceOf(cell, source)),
    part,
  );
  const cells = drafts.map((draft, index) => {
    if (draft.malformed !== undefined) context.malformed.push({ line, ...draft.malformed });
    const nodes = node.children[index]?.children ?? [];
    return finishCell(draft, draft.isCut ? context.cells.read(draft.source) : readInlines(nodes, context.target));
  });
  return { line, cells };
}

/**
 * remark's cell has the divider before it, and the last one that after it too.
 *
 *     | amount {data-required} | object |
 *     ^----------------------^ ^--------^
 */
function sourceOf(cell: TableCell, line: string): CellSource {
  const start = (cell.position?.start.column ?? 1) - 1;
  const end = (cell.position?.end.column ?? 1) - 1;
  const [found] = splitCells(line.slice(start, end));
  if (found === undefined) return { source: '', startColumn: end + 1, endColumn: end + 1 };
  const { source, startColumn, endColumn } = found;
  return { source, startColumn: startColumn + start, endColumn: endColumn + start };
}
