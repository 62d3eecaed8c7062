import type { Column, Dialect } from '../model/dialect.js';
import type { Cell, TableRow } from '../model/page-tree.js';
import { trimEnd } from '../model/trim-end.js';

/** The index of the cell for each kind of content. */
export type Columns = Readonly<Partial<Record<Column, number>>>;

/** A header cell as dialects spell it: lower case, single spaces, without `*` and `:` at its end. */
export function headerWord({ shown }: Cell): string {
  const words = shown.trim().toLowerCase().replace(/\s+/g, ' ');
  return trimEnd(words, '*: \uFF1A');
}

/** The columns of a table by its header; of two with the same meaning, the first is used. */
export function readColumns(header: TableRow | undefined, { columns }: Dialect): Columns {
  const found: Partial<Record<Column, number>> = {};
  for (const [index, cell] of (header?.cells ?? []).entries()) {
    const column = columnOf(headerWord(cell), columns);
    if (column !== undefined) found[column] ??= index;
  }
  return found;
}

/** The header cells that are not a known column. */
export function unknownHeaders(header: TableRow | undefined, { columns }: Dialect): Cell[] {
  return (header?.cells ?? []).filter((cell) => {
    const word = headerWord(cell);
    return word !== '' && columnOf(word, columns) === undefined;
  });
}

function columnOf(word: string, columns: Dialect['columns']): Column | undefined {
  return columnNames.find((column) => columns[column]?.includes(word));
}

const columnNames: readonly Column[] = [
  'name',
  'type',
  'required',
  'description',
  'default',
  'in',
  'values',
  'title',
  'example',
];
