import { trimEnd } from '../../model/trim-end.js';
import { findFrontMatter } from '../find-front-matter.js';
import { readCodeInfo } from '../read-code-info.js';
import { splitCells } from '../split-cells.js';
import { findHtmlEnd, interruptsParagraph } from './find-html-end.js';

/** A part of a page that reads the same whatever stands around it. Lines count from 1. */
export type Piece =
  | { readonly kind: 'front-matter'; readonly yaml: string }
  | { readonly kind: 'chunk'; readonly line: number; readonly text: string }
  | TablePiece
  | CodePiece
  | HtmlPiece;

/** A table in its plainest form: every line starts with a pipe. */
export interface TablePiece {
  readonly kind: 'table';
  readonly line: number;
  readonly lines: readonly string[];
}

/** HTML that starts at column 1, as far as Markdown takes it for one block. */
export interface HtmlPiece {
  readonly kind: 'html';
  readonly line: number;
  readonly lines: readonly string[];
}

/** A fence and what it holds. */
export interface CodePiece {
  readonly kind: 'code';
  readonly line: number;
  readonly language: string;
  readonly label: string;
  readonly text: string;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Split a page at its blank lines and fences, all at column 1.
 *
 *     ---                          front matter
 *     # {{ … }} {#post}            chunk
 *                                  (blank)
 *     | Request | Type | Meaning   table
 *     | --- | --- | ---
 *     ```php [synchronous]         code
 *
 *     <Tabs groupId="server">      html
 *
 *     - a reader                   chunk, which goes on behind a blank line with what is indented
 *
 *       of the library
 *
 * `undefined` when a line may change what others mean: a link definition, an open fence, HTML in a list.
 */
export function splitPage(lines: readonly string[]): Piece[] | undefined {
  const pieces: Piece[] = [];
  const body = findFrontMatter(lines);
  if (body > 0) pieces.push({ kind: 'front-matter', yaml: lines.slice(1, body - 1).join('\n') });
  for (let at = body; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (isBlank(line)) at += 1;
    else {
      const taken = takePiece(lines, at);
      if (taken === undefined) return undefined;
      pieces.push(taken.piece);
      at = taken.next;
    }
  }
  return pieces.every((piece) => piece.kind !== 'chunk' || hasFencesClosed(piece.text)) ? pieces : undefined;
}

function takePiece(lines: readonly string[], at: number): Taken | undefined {
  if (openingFence.test(lines[at] ?? '')) return takeCode(lines, at);
  const end = findHtmlEnd(lines, at);
  if (end === undefined) return takeChunk(lines, at);
  return end === 'missing' ? undefined : takeHtml(lines, at, end);
}

interface Taken {
  readonly piece: Piece;
  readonly next: number;
}

/* A line may hold U+2028, which `.` does not match without the flag. */
const openingFence = /^(?:`{3,}[^`]*|~~~.*)$/s;
const delimiterRow = /^\|(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$/;

/*
 * Tabs that indent, HTML in a list item or behind blanks that may go on below a blank line, a fence in the line of a list
 * item or of a quote, and `[label]: …` anywhere; and a byte order mark, which remark leaves out where a text begins with it.
 */
const unsafe =
  /^[ ]*\t|^[ \t]+<(?:[!?]|script|pre|style|textarea)|^\uFEFF|^[ ]*[-*+>\d].*(?:<[!?]|<script|<pre|<style|<textarea|```|~~~)|\]:/is;

/** A blank line holds blanks and tabs only. */
function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

function takeCode(lines: readonly string[], start: number): Taken | undefined {
  const line = lines[start] ?? '';
  const [fence = ''] = /^(?:`+|~+)/.exec(line) ?? [];
  const info = trimEnd(line.slice(fence.length), ' \t').replace(/^[ \t]+/, '');
  if (/[\\&]/.test(info)) return undefined;
  let end = start + 1;
  while (end < lines.length && !closes(lines[end] ?? '', fence)) end += 1;
  if (end === lines.length) return undefined;
  const [language = ''] = /^[^ \t]*/.exec(info) ?? [];
  const rest = info.slice(language.length);
  const text = lines.slice(start + 1, end).join('\n');
  const place = { line: start + 1, endLine: end + 1, endColumn: (lines[end] ?? '').length + 1 };
  return { piece: { kind: 'code', ...readCodeInfo(language, rest), text, ...place }, next: end + 1 };
}

/** A closing fence is at least as long as the opening one, and may be indented by up to three blanks. */
function closes(line: string, fence: string): boolean {
  const [, closing = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? [];
  return closing.startsWith(fence);
}

function takeHtml(lines: readonly string[], start: number, end: number): Taken | undefined {
  const html = lines.slice(start, end);
  // Where tables go on behind a blank line, they are read together with what lies between.
  if (!isBalanced(html)) return undefined;
  return { piece: { kind: 'html', line: start + 1, lines: html }, next: end };
}

/** Whether each table in the lines has its end in them, and none from above. */
function isBalanced(html: readonly string[]): boolean {
  let open = 0;
  for (const [found, slash] of html.join('\n').matchAll(/<!--.*?-->|<(\/?)table(?=[\s>/]|$)/gi)) {
    if (found.startsWith('<!--')) continue;
    open += slash === '/' ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** A table, or lines that go on behind blank ones with what is indented, as a list does. */
function takeChunk(lines: readonly string[], start: number): Taken | undefined {
  let next = findChunkEnd(lines, start);
  const table = lines.slice(start, next);
  if (isTable(table)) return { piece: { kind: 'table', line: start + 1, lines: table }, next };
  let below = findText(lines, next);
  while (below > next && /^[ \t]/.test(lines[below] ?? '')) {
    next = findChunkEnd(lines, below);
    below = findText(lines, next);
  }
  const chunk = lines.slice(start, next);
  if (chunk.some((line) => unsafe.test(line)) || !isBalanced(chunk)) return undefined;
  // HTML that opens in the chunk would take the fence, too; at the end of a page, micromark reads it in its own way.
  const isOpen = openingFence.test(lines[next] ?? '') || below === lines.length;
  if (isOpen && chunk.some((line) => /^ *</.test(line))) return undefined;
  // Blanks in the lines below may belong to indented code.
  if (/^ /.test(chunk.at(-1) ?? '') && isPaddedBelow(lines, next)) return undefined;
  return { piece: { kind: 'chunk', line: start + 1, text: chunk.join('\n') }, next };
}

function findText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  return at;
}

function isPaddedBelow(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length && isBlank(lines[at] ?? ''); at += 1) if (lines[at] !== '') return true;
  return false;
}

function findChunkEnd(lines: readonly string[], start: number): number {
  let at = start;
  while (at < lines.length && !endsChunk(lines[at] ?? '', at > start)) at += 1;
  return at;
}

function endsChunk(line: string, isBelow: boolean): boolean {
  return isBlank(line) || openingFence.test(line) || (isBelow && interruptsParagraph(line));
}

const indentedFence = /^( +)(`{3,}(?!.*`)|~{3,})/;

/**
 * Whether each fence that is indented, as in lists, is closed below by one that is indented alike: then it is one wherever
 * it stands, or none of both is.
 */
function hasFencesClosed(text: string): boolean {
  if (!text.includes('\n') && !/^ +(?:```|~~~)/.test(text)) return true;
  let opening: { readonly indent: string; readonly fence: string } | undefined;
  for (const line of text.split('\n')) {
    if (opening === undefined) {
      const [, indent, fence] = indentedFence.exec(line) ?? [];
      if (indent !== undefined && fence !== undefined) opening = { indent, fence };
    } else if (line.trim().startsWith(opening.fence) && /^ *(?:`+|~+) *$/.test(line)) {
      if (!line.startsWith(opening.indent) || line[opening.indent.length] === ' ') return false;
      opening = undefined;
    } else if (!isBlank(line) && !line.startsWith(opening.indent)) return false;
  }
  return opening === undefined;
}

/** Only the plainest form; any other table is a chunk, which remark reads. */
function isTable([header = '', delimiter = '', ...body]: readonly string[]): boolean {
  if (!header.startsWith('|') || !delimiterRow.test(delimiter)) return false;
  const columns = splitCells(delimiter).length;
  if (columns === 0 || splitCells(header).length !== columns) return false;
  return body.every((line) => line.startsWith('|') && !/^[| \t]*$/.test(line));
}
