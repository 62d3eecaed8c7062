import type { Block, ParagraphBlock } from '../../model/page-tree.js';
import type { Position } from '../../model/source-range.js';
import type { ParsedMarkdown, Pending, ReadingContext } from '../reading.js';
import { findHtmlTables, type HtmlTables } from './find-html-tables.js';
import { hasTable, readHtmlNode, wordsOf } from './read-html-node.js';

/** Reads an HTML node, and takes from the pending nodes what lies in its tables; `undefined` for any other node. */
type HtmlTaker = (first: Pending, pending: Pending[]) => readonly Block[] | undefined;

/**
 * Read tables in HTML whole: in Markdown a blank line ends HTML, and what follows is Markdown until the next tag.
 *
 *     <table>               html
 *     <tr><td>
 *                           (blank)
 *     The **state**         paragraph
 *                           (blank)
 *     </td></tr></table>    html
 */
export function createHtmlTaker({ markdown, readers }: ReadingContext): HtmlTaker {
  let tables: HtmlTables | undefined;
  return ({ node, within }, pending) => {
    if (node.type !== 'html') return undefined;
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const range = { file: markdown.file, start: placeOf(start), end: placeOf(end) };
    const words = { text: node.value, range, within };
    if (!hasTable(node.value)) return readHtmlNode(words, readers);
    tables ??= findHtmlTables(markdown.lines);
    const taken = findEnd({ first: start.line, last: end.line }, pending, tables);
    if (taken === undefined) return [wordsOf(words)];
    pending.splice(pending.length - taken.nodes);
    return readHtmlNode({ text: textOf(markdown, { ...start, last: taken.last }, within), range, within }, readers);
  };
}

function placeOf({ line, column }: Position): Position {
  return { line, column };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** How many of the next nodes lie in the tables, and the last line of all; nothing where a heading does. */
function findEnd(lines: Lines, pending: readonly Pending[], tables: HtmlTables) {
  let { first, last } = lines;
  let nodes = 0;
  for (;;) {
    const end = tables.lastLine(first, last);
    if (end === undefined) return undefined;
    first = last + 1;
    let reached = Math.max(last, end);
    for (let next = pending.at(-1 - nodes); next !== undefined; next = pending.at(-1 - nodes)) {
      const { position, type } = next.node;
      if (position === undefined || position.start.line > reached) break;
      if (type === 'heading') return undefined;
      reached = Math.max(reached, position.end.line);
      nodes += 1;
    }
    if (reached === last) return { nodes, last };
    last = reached;
  }
}

/** The HTML with blanks in place of what stands before it, so that its columns are those of the page. */
function textOf(
  { lines }: ParsedMarkdown,
  { line, column, last }: { readonly line: number; readonly column: number; readonly last: number },
  within: ParagraphBlock['within'],
): string {
  const [first = '', ...others] = lines.slice(line - 1, last);
  const isQuoted = within.includes('blockquote');
  const unquote = (text: string) => text.replace(/^[ \t]*(?:>[ \t]?)+/, (marks) => ' '.repeat(marks.length));
  return [' '.repeat(column - 1) + first.slice(column - 1), ...(isQuoted ? others.map(unquote) : others)].join('\n');
}
