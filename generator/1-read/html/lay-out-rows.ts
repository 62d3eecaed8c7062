/** A cell with the numbers of its rows and columns. */
export interface SpanningCell<Content> {
  readonly content: Content;
  readonly rows: number;
  readonly columns: number;
}

const mostCells = 500_000;
/** Browsers have the same limit. */
const mostColumns = 1000;

/**
 * The content of each column of each row. A cell that spans rows is in all of them, one that spans columns is in the first;
 * `fill` returns the content of the others.
 *
 *     a  b (2 rows)  c         a  b  c
 *     d (2 columns)       →    d  b
 */
export function layOutRows<Content>(
  rows: readonly (readonly SpanningCell<Content>[])[],
  fill: (content: Content) => Content,
): Content[][] {
  const carried: Carried<Content>[] = [];
  let cells = 0;
  return rows.map((row) => {
    const laidOut: Content[] = [];
    const pending = [...row].reverse();
    while (pending.length > 0 || carried.length > laidOut.length) {
      const column = laidOut.length;
      const above = carried[column];
      if (above !== undefined && above.rows > 0) {
        laidOut.push(above.content);
        carried[column] = { content: above.content, rows: above.rows - 1 };
      } else {
        const next = pending.pop();
        if (next === undefined) break;
        const columns = Math.min(Math.max(next.columns, 1), mostColumns);
        for (let index = 0; index < columns; index += 1) {
          const content = index === 0 ? next.content : fill(next.content);
          laidOut.push(content);
          carried[column + index] = { content, rows: next.rows - 1 };
        }
      }
      cells += laidOut.length - column;
      if (cells > mostCells) throw new Error(`a table has more than ${mostCells} cells`);
    }
    return laidOut;
  });
}

interface Carried<Content> {
  readonly content: Content;
  /** The number of further rows that it spans. */
  readonly rows: number;
}
