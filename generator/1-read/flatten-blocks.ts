import type { Nodes, RootContent } from 'mdast';
import type { Block, ParagraphBlock } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import type { CellReader } from './fast-path/create-cell-reader.js';
import { findLinkTargets } from './find-link-targets.js';
import { readCodeInfo } from './read-code-info.js';
import { readHeading } from './read-heading.js';
import { readInlines } from './read-inlines.js';
import { readTableNode } from './read-table-node.js';
import type { MalformedGroup, ParsedMarkdown, Reading, ReadingContext } from './reading.js';

/**
 * List the blocks in document order, whatever they are nested in.
 *
 *     > - words                 paragraph within blockquote, list
 *     >   | a | b |        →    table
 */
export function flattenBlocks(markdown: ParsedMarkdown, cells: CellReader): Reading {
  const blocks: Block[] = [];
  const malformed: MalformedGroup[] = [];
  const context: ReadingContext = { markdown, cells, malformed, target: findLinkTargets(markdown.root) };
  const pending: Pending[] = [{ node: markdown.root, within: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
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

interface Pending {
  readonly node: Nodes;
  readonly within: ParagraphBlock['within'];
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
    case 'html':
      return readHtml(node.value, within, range);
    case 'table':
      return readTableNode(node, range, context);
    case 'code':
      return { kind: 'code', ...readCodeInfo(node.lang ?? '', node.meta ?? ''), text: node.value, range };
    default:
      return undefined;
  }
}

/** A comment says nothing to the reader of a page; other tags may carry words. */
function readHtml(source: string, within: Pending['within'], range: SourceRange): Block | undefined {
  if (source.startsWith('<!--')) return undefined;
  return { kind: 'paragraph', inlines: [{ kind: 'text', text: source }], within, range };
}
