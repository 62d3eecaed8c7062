/** A trimmed cell as its line spells it, and the columns where it starts and ends. */
export interface CellSource {
  readonly source: string;
  readonly startColumn: number;
  readonly endColumn: number;
}

/**
 * Split a table line at its unescaped pipes; the first and the last pipe only frame the line.
 *
 *     | amount {data-indent=1}| `A` \| `B` |
 *      ^---------------------^ ^---------^
 */
export function splitCells(line: string): CellSource[] {
  const cells: CellSource[] = [];
  let start = line.startsWith('|') ? 1 : 0;
  for (let at = nextPipe(line, start); at !== -1; at = nextPipe(line, start)) {
    cells.push(trimCell(line, start, at));
    start = at + 1;
  }
  const last = trimCell(line, start, line.length);
  if (last.source !== '') cells.push(last);
  return cells;
}

const backslash = 0x5c;
const pipe = 0x7c;

/** As in GFM tables, `\|` and `\\` are escapes: in `\\|` the pipe is a divider. */
function nextPipe(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === pipe) return at;
    if (code === backslash && isPair(line.charCodeAt(at + 1))) at += 1;
  }
  return -1;
}

function isPair(code: number): boolean {
  return code === pipe || code === backslash;
}

/** Trim only spaces and tabs, as in Markdown: an ideographic space is text. */
function trimCell(line: string, start: number, end: number): CellSource {
  let from = start;
  let to = end;
  while (from < to && isBlank(line.charCodeAt(from))) from += 1;
  while (to > from && isBlank(line.charCodeAt(to - 1))) to -= 1;
  return { source: line.slice(from, to), startColumn: from + 1, endColumn: to + 1 };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
