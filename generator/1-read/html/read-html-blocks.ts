import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Block } from '../../model/page-tree.js';
import type { Position, SourceRange } from '../../model/source-range.js';
import { noAttributes } from '../take-attributes.js';
import type { HtmlContext, HtmlSource } from './html-context.js';
import { attributeOf, type HtmlElement, isElement, readHtmlInlines } from './read-html-inlines.js';
import { readHtmlTable } from './read-html-table.js';

type Node = DefaultTreeAdapterTypes.ChildNode;

/**
 * The tables and headings of HTML, and the text between them as paragraphs.
 *
 *     <h3>Request</h3>                      heading
 *     <div>Members of the body:             paragraph
 *     <table><tr><th>Name</th>…</table>     table
 */
export function readHtmlBlocks(source: HtmlSource, context: HtmlContext): Block[] {
  const { childNodes } = parseFragment(source.text, { sourceCodeLocationInfo: true });
  const positionOf = createPositionOf(source);
  const blocks: Block[] = [];
  let words: Node[] = [];
  const endWords = () => {
    const inlines = readHtmlInlines(words, source.text);
    const range = rangeOf(words, source);
    if (inlines.length > 0) blocks.push({ kind: 'paragraph', inlines, within: context.within, range });
    words = [];
  };
  const pending = [...childNodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isElement(node)) words.push(node);
    else if (node.tagName === 'table') {
      endWords();
      blocks.push(...readHtmlTable(node, rangeOf([node], source), { ...context, source, positionOf }));
    } else if (/^h[1-6]$/.test(node.tagName)) {
      endWords();
      const id = attributeOf(node, 'id');
      const attributes = id === undefined ? noAttributes : { ...noAttributes, id };
      const depth = Number(node.tagName.slice(1));
      const inlines = readHtmlInlines(node.childNodes, source.text);
      blocks.push({ kind: 'heading', depth, inlines, attributes, range: rangeOf([node], source) });
    } else if (holdsBlocks(node)) {
      endWords();
      pending.push(...[...node.childNodes].reverse());
    } else words.push(node);
  }
  endWords();
  return blocks;
}

/** Whether an element contains a table or a heading. */
function holdsBlocks({ childNodes }: HtmlElement): boolean {
  return childNodes.some((node) => isElement(node) && (/^(?:table|h[1-6])$/.test(node.tagName) || holdsBlocks(node)));
}

function rangeOf(nodes: readonly Node[], { line, file }: HtmlSource): SourceRange {
  const places = nodes.flatMap(({ sourceCodeLocation }) => sourceCodeLocation ?? []);
  const [first] = places;
  const last = places.at(-1);
  const start = { line: line - 1 + (first?.startLine ?? 1), column: first?.startCol ?? 1 };
  const end = last === undefined ? start : { line: line - 1 + last.endLine, column: last.endCol };
  return { file, start, end };
}

function createPositionOf({ text, line }: HtmlSource): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: line + low, column: offset - (starts[low] ?? 0) + 1 };
  };
}
