import type { Attributes, Cell, Inline } from '../model/page-tree.js';
import { showInlines } from '../model/show-inlines.js';
import type { CellSource } from './split-cells.js';
import { leaveAttributes, type TakeAttributes } from './take-attributes.js';

/** A cell before its inlines are read from `source`, from which its group was removed; `isCut` says whether there was one. */
export interface CellDraft {
  readonly source: string;
  readonly isCut: boolean;
  readonly attributes: Attributes;
  readonly malformed: MalformedCell | undefined;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** A malformed brace group, and its line. */
export interface MalformedCell {
  readonly startColumn: number;
  readonly endColumn: number;
  readonly reason: string;
}

export type RowPart = 'header' | 'body';

/**
 * Split off the attributes of cells that may have some.
 *
 *     | price {data-required} | object {data-tooltip="an array in PHP"} | The price {in cents}
 *       ^name ^attributes       ^type  ^attributes                      ^description: braces are text
 */
export function draftCells(cells: readonly CellSource[], part: RowPart, takeAttributes: TakeAttributes): CellDraft[] {
  return cells.map(({ source, startColumn, endColumn }, index) => {
    const taken = part === 'header' || index < 2 ? takeAttributes(source) : leaveAttributes(source);
    const { text, attributes } = taken;
    const malformed = taken.malformed && {
      startColumn: startColumn + taken.malformed.start,
      endColumn,
      reason: taken.malformed.reason,
    };
    return { source: text, isCut: text !== source, attributes, malformed, startColumn, endColumn };
  });
}

/** The cell of a draft with its inlines. */
export function finishCell(draft: CellDraft, inlines: readonly Inline[]): Cell {
  const { source, attributes, startColumn, endColumn } = draft;
  const shown = showInlines(inlines);
  return { text: source.replaceAll('\\|', '|'), shown, attributes, inlines, startColumn, endColumn };
}
