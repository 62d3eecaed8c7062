import type { Cell } from '../../model/page-tree.js';
import { type CellDraft, draftCells, finishCell, type MalformedCell, type RowPart } from '../draft-cells.js';
import { splitCells } from '../split-cells.js';
import type { TakeAttributes } from '../take-attributes.js';
import { createBoundedCache } from './create-bounded-cache.js';
import type { CellReader } from './create-cell-reader.js';

/** The result of reading a table line, independent of its position. */
export interface RowReading {
  readonly cells: readonly Cell[];
  readonly malformed: readonly MalformedCell[];
}

/** A line of a table; headers can have attributes in more cells. */
export interface RowSource {
  readonly line: string;
  readonly part: RowPart;
}

/** Reads table lines, each spelling once. */
export interface RowReader {
  /** Read all new rows together, which is much cheaper than one by one. */
  readonly prepare: (rows: readonly RowSource[]) => void;
  readonly read: (row: RowSource) => RowReading;
}

const cachedCharacters = 8_000_000;

/** Create a row reader with its own cache, for one run. */
export function createRowReader(cells: CellReader, takeAttributes: TakeAttributes): RowReader {
  const draftRow = ({ line, part }: RowSource) => draftCells(splitCells(line), part, takeAttributes);
  const known = {
    header: createBoundedCache<RowReading>(cachedCharacters),
    body: createBoundedCache<RowReading>(cachedCharacters),
  };
  return {
    prepare: (rows) => {
      const unseen = rows.filter(({ line, part }) => known[part].get(line) === undefined);
      const drafts = unseen.map(draftRow);
      cells.prepare(drafts.flatMap((row) => row.map((cell) => cell.source)));
      for (const { line, part } of unseen) known[part].set(line, readRow(draftRow({ line, part }), cells));
    },
    read: (row) => known[row.part].get(row.line) ?? readRow(draftRow(row), cells),
  };
}

function readRow(drafts: readonly CellDraft[], cells: CellReader): RowReading {
  return {
    cells: drafts.map((draft) => finishCell(draft, cells.read(draft.source))),
    malformed: drafts.flatMap((draft) => draft.malformed ?? []),
  };
}
