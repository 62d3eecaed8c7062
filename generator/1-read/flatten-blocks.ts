import type { Heading, Nodes, Root, RootContent, Table, TableCell, TableRow as TableRowNode, Text } from 'mdast';
import type { Block, HeadingBlock, Inline, TableBlock, TableRow } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import { draftCells, finishCell, type RowPart } from './draft-cells.js';
import { createHtmlTaker } from './html/take-html.js';
import { readCodeInfo } from './read-code-info.js';
import type { LinkTarget } from './read-inlines.js';
import { readInlines } from './read-inlines.js';
import type { InnerReaders, MalformedGroup, ParsedMarkdown, Pending, Reading, ReadingContext } from './reading.js';
import { type CellSource, splitCells } from './split-cells.js';
import { noAttributes } from './take-attributes.js';

/**
 * List the blocks in document order, whatever they are nested in.
 *
 *     > - words                 paragraph within blockquote, list
 *     >   | a | b |        →    table
 */
export function flattenBlocks(markdown: ParsedMarkdown, readers: InnerReaders): Reading {
  const blocks: Block[] = [];
  const malformed: MalformedGroup[] = [];
  const context: ReadingContext = { markdown, readers, malformed, target: findLinkTargets(markdown.root) };
  const takeHtml = createHtmlTaker(context);
  const pending: Pending[] = [{ node: markdown.root, within: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const html = takeHtml(next, pending);
    if (html !== undefined) {
      for (const block of html) blocks.push(block);
      continue;
    }
    const block = readBlock(next, context);
    if (block !== undefined) blocks.push(block);
    else if (isContainer(next.node)) pending.push(...step(next.node, next.within));
  }
  return { blocks, malformed };
}

/** Where a node stands; remark gives every node that it parsed a position. */
function rangeOf(node: Nodes, file: string): SourceRange {
  const start = node.position?.start ?? { line: 1, column: 1 };
  const end = node.position?.end ?? start;
  return { file, start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}

type BlockContainer = Extract<Nodes, { type: 'root' | 'list' | 'listItem' | 'blockquote' | 'footnoteDefinition' }>;

function isContainer(node: Nodes): node is BlockContainer {
  return ['root', 'list', 'listItem', 'blockquote', 'footnoteDefinition'].includes(node.type);
}

function step(node: BlockContainer, outer: Pending['within']): Pending[] {
  const within = withinOf(node, outer);
  const children: readonly RootContent[] = node.children;
  return children.map((child) => ({ node: child, within })).reverse();
}

function withinOf({ type }: BlockContainer, outer: Pending['within']): Pending['within'] {
  if (type === 'footnoteDefinition') return [...outer, 'footnote'];
  return type === 'list' || type === 'blockquote' ? [...outer, type] : outer;
}

function readBlock({ node, within }: Pending, context: ReadingContext): Block | undefined {
  const range = rangeOf(node, context.markdown.file);
  switch (node.type) {
    case 'heading':
      return readHeading(node, range, context);
    case 'paragraph':
      return { kind: 'paragraph', inlines: readInlines(node.children, context.target), within, range };
    case 'table':
      return readTableNode(node, range, context);
    case 'code':
      return { kind: 'code', ...readCodeInfo(node.lang ?? '', node.meta ?? ''), text: node.value, range };
    default:
      return undefined;
  }
}

/**
 * Read a heading and the attributes that end it.
 *
 *     ## Lend a book {#post}
 *        ^inlines    ^attributes
 */
function readHeading(node: Heading, range: SourceRange, context: ReadingContext): HeadingBlock {
  const inlines = readInlines(node.children, context.target);
  const { depth } = node;
  const last = node.children.at(-1);
  if (last?.type !== 'text') return { kind: 'heading', depth, inlines, attributes: noAttributes, range };
  const { text, attributes, malformed } = context.readers.takeAttributes(last.value);
  if (malformed !== undefined) context.malformed.push(place(last, malformed));
  const cut = cutEnd(inlines, last.value.length - text.length);
  return { kind: 'heading', depth, inlines: cut, attributes, range };
}

/** Counted from the end, because escapes before the group make its source longer than its value. */
function place(last: Text, { start, reason }: { start: number; reason: string }): MalformedGroup {
  const { line, column } = last.position?.end ?? { line: 1, column: 1 };
  const startColumn = Math.max(1, column - (last.value.length - start));
  return { line, startColumn, endColumn: column, reason };
}

function cutEnd(inlines: readonly Inline[], length: number): Inline[] {
  const last = inlines.at(-1);
  if (length === 0 || last?.kind !== 'text') return [...inlines];
  const text = last.text.slice(0, -length).trimEnd();
  return text === '' ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { kind: 'text', text }];
}

/** Read a table as remark found it: its cells, and the source of each from the lines they stand in. */
function readTableNode(node: Table, range: SourceRange, context: ReadingContext): TableBlock {
  const rows = node.children.map((row, index) => readRowNode(row, index === 0 ? 'header' : 'body', context));
  return { kind: 'table', rows, range };
}

function readRowNode(node: TableRowNode, part: RowPart, context: ReadingContext): TableRow {
  const line = node.position?.start.line ?? 1;
  const source = context.markdown.lines[line - 1] ?? '';
  const drafts = draftCells(
    node.children.map((cell) => sourceOf(cell, source)),
    part,
    context.readers.takeAttributes,
  );
  const cells = drafts.map((draft, index) => {
    if (draft.malformed !== undefined) context.malformed.push({ line, ...draft.malformed });
    const nodes = node.children[index]?.children ?? [];
    return finishCell(
      draft,
      draft.isCut ? context.readers.cells.read(draft.source) : readInlines(nodes, context.target),
    );
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

/** Collect the link definitions of a page (`[wiki]: https://…`), wherever they are nested; the first of a name counts. */
function findLinkTargets(root: Root): LinkTarget {
  const targets = new Map<string, string>();
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
    else if (mayHoldDefinitions(node)) for (const child of [...node.children].reverse()) pending.push(child);
  }
  return (identifier) => targets.get(identifier);
}

function mayHoldDefinitions(
  node: Nodes,
): node is Extract<Nodes, { type: 'root' | 'list' | 'listItem' | 'blockquote' }> {
  return node.type === 'root' || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
}
