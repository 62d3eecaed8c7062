import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Inline } from '../../model/page-tree.js';
import { trimEnd } from '../../model/trim-end.js';
import { createInlineBuilder, type InlineBuilder, isWordTag } from '../build-inlines.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Flatten HTML elements as a browser shows them: white space is collapsed, and lists and paragraphs are lines. */
export function readHtmlInlines(nodes: readonly Node[], source: string): Inline[] {
  const builder = createInlineBuilder();
  addNodes(nodes, source, builder);
  return tidyLines(builder.finish());
}

/** The same for a part of a page. */
export function readHtmlText(source: string): Inline[] {
  return readHtmlInlines(parseFragment(source, { sourceCodeLocationInfo: true }).childNodes, source);
}

export function isElement(node: Node): node is HtmlElement {
  return 'tagName' in node;
}

export function attributeOf({ attrs }: HtmlElement, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/** White space that browsers collapse; other characters, such as `&nbsp;`, are kept. */
const blanks = /[ \t\n\f\r]+/g;

function addNodes(nodes: readonly Node[], source: string, builder: InlineBuilder): void {
  for (const node of nodes) {
    if ('value' in node) builder.add({ kind: 'text', text: node.value.replace(blanks, ' ') });
    else if (isElement(node)) addElement(node, source, builder);
  }
}

function addElement(element: HtmlElement, source: string, builder: InlineBuilder): void {
  const { tagName, childNodes } = element;
  if (tagName === 'script' || tagName === 'style') return;
  if (tableTags.has(tagName)) addNestedTable(element, source, builder);
  else if (tagName === 'img') builder.add({ kind: 'text', text: attributeOf(element, 'alt') ?? '' });
  else {
    if (!isWordTag(tagName)) builder.add({ kind: 'text', text: sourceOf(element, source) });
    builder.open(tagName, attributeOf(element, 'href'));
    addNodes(childNodes, source, builder);
    builder.close(tagName);
  }
}

/** The source of an element's start tag. */
function sourceOf({ sourceCodeLocation }: HtmlElement, source: string): string {
  const { startOffset = 0, endOffset = 0 } = sourceCodeLocation?.startTag ?? {};
  return source.slice(startOffset, endOffset);
}

const tableTags = new Set(['table', 'caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

/** Add a table in a cell: a line for each row. */
function addNestedTable({ tagName, childNodes }: HtmlElement, source: string, builder: InlineBuilder): void {
  if (tagName === 'tr' || tagName === 'caption') builder.breakLine();
  addNodes(childNodes, source, builder);
  if (tagName === 'td' || tagName === 'th') builder.add({ kind: 'text', text: ' ' });
  else builder.breakLine();
}

/** Remove spaces at the ends of lines and of the whole text. */
function tidyLines(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline, index): Inline[] => {
    if (inline.kind !== 'text') return [inline];
    const before = inlines[index - 1];
    const after = inlines[index + 1];
    let { text } = inline;
    if (before === undefined || before.kind === 'break') text = text.replace(/^ +/, '');
    if (after === undefined || after.kind === 'break') text = trimEnd(text, ' ');
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}
