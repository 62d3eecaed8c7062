import type { Heading, Text } from 'mdast';
import type { HeadingBlock, Inline } from '../model/page-tree.js';
import type { SourceRange } from '../model/source-range.js';
import { readInlines } from './read-inlines.js';
import type { MalformedGroup, ReadingContext } from './reading.js';
import { noAttributes, takeAttributes } from './take-attributes.js';

/**
 * Read a heading and the attributes that end it.
 *
 *     ## Lend a book {#post}
 *        ^inlines    ^attributes
 */
export function readHeading(node: Heading, range: SourceRange, context: ReadingContext): HeadingBlock {
  const inlines = readInlines(node.children, context.target);
  const { depth } = node;
  const last = node.children.at(-1);
  if (last?.type !== 'text') return { kind: 'heading', depth, inlines, attributes: noAttributes, range };
  const { text, attributes, malformed } = takeAttributes(last.value);
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
