import type { Nodes, PhrasingContent } from 'mdast';
import type { Inline } from '../../model/page-tree.js';
import { createInlineBuilder, type InlineBuilder } from '../build-inlines.js';
import type { ParseMarkdown } from '../create-markdown-parser.js';
import { createBoundedCache } from '../fast-path/create-bounded-cache.js';
import type { CellReader } from '../fast-path/create-cell-reader.js';
import { addInlines } from '../read-inlines.js';
import { readHtmlText } from './read-html-inlines.js';

const cachedCharacters = 4_000_000;

/** Reads the Markdown in cells of HTML tables: its blocks are lines. `parse` does not read indented text as code. */
export function createHtmlCellReader(parse: ParseMarkdown, cells: CellReader): (text: string) => readonly Inline[] {
  const known = createBoundedCache<readonly Inline[]>(cachedCharacters);
  return (text) => {
    const source = text.trim();
    if (!/[\n|]/.test(source)) return cells.read(source);
    const inlines = known.get(source) ?? readBlocks(parse(source));
    known.set(source, inlines);
    return inlines;
  };
}

function readBlocks(root: Nodes): Inline[] {
  const builder = createInlineBuilder();
  addBlock(root, builder);
  return builder.finish();
}

function addBlock(node: Nodes, builder: InlineBuilder): void {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      builder.breakLine();
      addWords(node.children, builder);
      break;
    case 'tableRow':
      builder.breakLine();
      for (const cell of node.children) {
        addWords(cell.children, builder);
        builder.add({ kind: 'text', text: ' ' });
      }
      break;
    case 'html':
      builder.breakLine();
      for (const inline of readHtmlText(node.value)) builder.add(inline);
      break;
    case 'code':
      builder.breakLine();
      builder.add({ kind: 'code', text: node.value });
      break;
    default:
      if ('children' in node) for (const child of node.children) addBlock(child, builder);
  }
  builder.breakLine();
}

/** Add text to a builder; definitions of links are outside the cell. */
function addWords(nodes: readonly PhrasingContent[], builder: InlineBuilder): void {
  addInlines(nodes, () => undefined, builder);
}
