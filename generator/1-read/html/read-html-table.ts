import type { Block, Cell, Inline, TableRow } from '../../model/page-tree.js';
import { showInlines } from '../../model/show-inlines.js';
import type { Position, SourceRange } from '../../model/source-range.js';
import { noAttributes } from '../take-attributes.js';
import type { HtmlContext, HtmlSource } from './html-context.js';
import { layOutRows, type SpanningCell } from './lay-out-rows.js';
import { attributeOf, type HtmlElement, isElement, readHtmlInlines } from './read-html-inlines.js';

/** The context for reading a table in HTML. */
export interface TableContext extends HtmlContext {
  readonly source: HtmlSource;
  /** The place in the page of an offset into the HTML. */
  readonly positionOf: (offset: number) => Position;
}

/** A cell, and the line of the page that it starts in. */
interface PlacedCell {
  readonly cell: Cell;
  readonly line: number;
}

interface HtmlRow {
  /** Whether all of its cells are `<th>`, or it is in `<thead>`. */
  readonly isHeader: boolean;
  readonly cells: readonly SpanningCell<PlacedCell>[];
}

/** A table, with its header first; the caption and the rows above the header are paragraphs before it. */
export function readHtmlTable(table: HtmlElement, range: SourceRange, context: TableContext): Block[] {
  const { captions, rows } = readParts(table, context);
  const laidOut = layOutRows(
    rows.map(({ cells }) => cells),
    emptyBeside,
  ).map((placed, index) => toTableRow(placed, rows[index]));
  const header = findHeader(rows);
  const titles = laidOut.slice(0, header).map(({ cells }) => joinCells(cells));
  const titleRange = { ...range, end: range.start };
  return [
    ...[...captions, ...titles].flatMap((inlines): Block[] =>
      inlines.length === 0 ? [] : [{ kind: 'paragraph', inlines, within: context.within, range: titleRange }],
    ),
    ...(rows.length === 0 ? [] : [{ kind: 'table' as const, rows: laidOut.slice(header), range }]),
  ];
}

function readParts(table: HtmlElement, context: TableContext) {
  const captions: Inline[][] = [];
  const rows: HtmlRow[] = [];
  for (const part of table.childNodes.filter(isElement)) {
    if (part.tagName === 'caption') captions.push(readHtmlInlines(part.childNodes, context.source.text));
    for (const row of part.childNodes.filter(isElement)) {
      const cells = row.childNodes.filter(isElement);
      if (row.tagName !== 'tr' || cells.length === 0) continue;
      const isHeader = part.tagName === 'thead' || cells.every(({ tagName }) => tagName === 'th');
      rows.push({ isHeader, cells: cells.map((cell) => readCell(cell, context)) });
    }
  }
  return { captions, rows };
}

/** The last of the first header rows: those above it group the columns that it names. The first row if there is none. */
function findHeader(rows: readonly HtmlRow[]): number {
  const first = rows.findIndex(({ isHeader }) => isHeader);
  if (first === -1) return 0;
  const next = rows.findIndex(({ isHeader }, index) => index > first && !isHeader);
  return next === -1 ? first : next - 1;
}

function readCell(element: HtmlElement, context: TableContext): SpanningCell<PlacedCell> {
  const { source, positionOf } = context;
  const place = element.sourceCodeLocation;
  const from = place?.startTag?.endOffset ?? place?.startOffset ?? 0;
  const to = place?.endTag?.startOffset ?? place?.endOffset ?? from;
  const content = source.text.slice(from, to);
  const inlines = isMarkdown(content, context)
    ? context.readMarkdown(content)
    : readHtmlInlines(element.childNodes, source.text);
  const start = positionOf(from + content.length - content.trimStart().length);
  const end = positionOf(from + content.trimEnd().length);
  const shown = showInlines(inlines);
  const endColumn = content.trim() === '' || end.line > start.line ? start.column : end.column;
  const text = shown.replaceAll('\n', ' ');
  const cell = { text, shown, attributes: noAttributes, inlines, startColumn: start.column, endColumn };
  return {
    content: { cell, line: start.line },
    rows: spanOf(element, 'rowspan'),
    columns: spanOf(element, 'colspan'),
  };
}

/** Whether content is Markdown: in HTML only after a blank line, in MDX everywhere. */
function isMarkdown(content: string, { cells }: TableContext): boolean {
  return cells === 'markdown' || /\n[ \t]*\n[ \t]*\S/.test(content);
}

function spanOf(element: HtmlElement, name: 'rowspan' | 'colspan'): number {
  const [digits = '1'] = /\d+/.exec(attributeOf(element, name) ?? '') ?? [];
  // rowspan="0" spans the remaining rows.
  return name === 'rowspan' && Number(digits) === 0 ? Number.MAX_SAFE_INTEGER : Math.max(1, Number(digits));
}

/** The content of the further columns of a cell that spans several. */
function emptyBeside({ cell: { endColumn }, line }: PlacedCell): PlacedCell {
  const place = { startColumn: endColumn, endColumn };
  return { cell: { text: '', shown: '', attributes: noAttributes, inlines: [], ...place }, line };
}

/** The line of a row is that of the first cell that it does not share with rows above. */
function toTableRow(placed: readonly PlacedCell[], own: HtmlRow | undefined): TableRow {
  const line = own?.cells[0]?.content.line ?? placed[0]?.line ?? 1;
  return { line, cells: placed.map((each) => (each.line === line ? each.cell : { ...each.cell, line: each.line })) };
}

function joinCells(cells: readonly Cell[]): Inline[] {
  const filled = cells.filter(({ shown }) => shown !== '');
  return filled.flatMap(({ inlines }, index): readonly Inline[] =>
    index === 0 ? inlines : [{ kind: 'text', text: ' ' }, ...inlines],
  );
}
