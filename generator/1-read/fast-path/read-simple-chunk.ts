import type { Block, Inline, ParagraphBlock } from '../../model/page-tree.js';
import type { SourceRange } from '../../model/source-range.js';
import { appendInline } from '../append-inline.js';
import type { Reading } from '../reading.js';
import { noAttributes } from '../take-attributes.js';
import { readSimpleInlines } from './read-simple-inlines.js';

/**
 * Read a chunk that is a paragraph, a heading, or a list or quote of one line each, where its lines can mean nothing else;
 * `undefined` when there is any doubt.
 *
 *     :::note            ## The rules       - One loan       > Of a loan
 *     words of a loan                       - **Two** loans
 */
export function readSimpleChunk(chunk: string): Reading | undefined {
  const blocks = readHeading(chunk) ?? readList(chunk) ?? readParagraph(chunk);
  return blocks && { blocks, malformed: [] };
}

/* No block of another kind starts with a letter, a brace or a colon, nor with words in bold, a code span or a link. */
const start = /^(?:[\p{L}{:]|\*\*[\p{L}\p{N}]|`[^`]|\[[\p{L}`])/u;
/* In the line below a paragraph, a row of dashes and colons makes it a table. */
const delimiters = /^[:|\s-]+$/;

function readParagraph(chunk: string): readonly Block[] | undefined {
  const lines = chunk.split('\n');
  const inlines = readLines(lines);
  return inlines && [paragraph(inlines, rangeOf(1, 1, lines.length, (lines.at(-1) ?? '').length + 1), [])];
}

function readLines(lines: readonly string[]): Inline[] | undefined {
  const inlines: Inline[] = [];
  for (const [index, line] of lines.entries()) {
    if (!start.test(line) || /\s$/.test(line) || (index > 0 && delimiters.test(line) && line.includes('-')))
      return undefined;
    const read = readSimpleInlines(line);
    if (read === undefined || !isWhole(line)) return undefined;
    if (index > 0) appendInline(inlines, { kind: 'text', text: '\n' });
    for (const inline of read) appendInline(inlines, inline);
  }
  return inlines;
}

/** Tags of lists and the like end lines, and code may go on in the next: only alone in a chunk are they read here. */
function isWhole(line: string): boolean {
  return !/<\/?(?:p|ul|ol|li|code|kbd)\b/.test(line);
}

const heading = /^(#{1,6}) ([\p{L}\p{N}`*[].*[^\s#}])$/u;

function readHeading(chunk: string): readonly Block[] | undefined {
  const [, marks, words] = heading.exec(chunk) ?? [];
  if (marks === undefined || words === undefined || words.includes('{')) return undefined;
  const inlines = readSimpleInlines(words);
  if (inlines === undefined) return undefined;
  const range = rangeOf(1, 1, 1, chunk.length + 1);
  return [{ kind: 'heading', depth: marks.length, inlines, attributes: noAttributes, range }];
}

const item = /^([-*>]|\d{1,9}[.)]) (.+)$/u;

/** Lines with the same mark, and what goes on behind a blank line. A quote of several lines is one paragraph. */
function readList(chunk: string): readonly Block[] | undefined {
  const blocks: Block[] = [];
  const lines = chunk.split('\n');
  let mark = '';
  for (const [index, line] of lines.entries()) {
    if (/^ *$/.test(line)) continue;
    const [, opening = '', words = ''] = item.exec(line) ?? [];
    if (opening !== '' && mark !== '' && (mark === '>' || opening.slice(-1) !== mark.slice(-1))) return undefined;
    mark = opening === '' ? mark : opening;
    const indent = mark.length + 1;
    const goesOn = opening === '' && mark !== '>' && lines[index - 1] === '' && line.startsWith(' '.repeat(indent));
    if (opening === '' && !goesOn) return undefined;
    const inlines = readLines([goesOn ? line.slice(indent) : words]);
    if (inlines === undefined) return undefined;
    const range = rangeOf(index + 1, indent + 1, index + 1, line.length + 1);
    blocks.push(paragraph(inlines, range, [mark === '>' ? 'blockquote' : 'list']));
  }
  return blocks;
}

function paragraph(inlines: readonly Inline[], range: SourceRange, within: ParagraphBlock['within']): Block {
  return { kind: 'paragraph', inlines, within, range };
}

function rangeOf(line: number, column: number, endLine: number, endColumn: number): SourceRange {
  return { file: '', start: { line, column }, end: { line: endLine, column: endColumn } };
}
