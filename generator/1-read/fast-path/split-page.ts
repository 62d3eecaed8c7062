import { trimEnd } from '../../model/trim-end.js';
import { findFrontMatter } from '../find-front-matter.js';
import { readCodeInfo } from '../read-code-info.js';
import { splitCells } from '../split-cells.js';

/** A part of a page that reads the same whatever stands around it. Lines count from 1. */
export type Piece =
  | { readonly kind: 'front-matter'; readonly yaml: string }
  | { readonly kind: 'chunk'; readonly line: number; readonly text: string }
  | TablePiece
  | CodePiece;

/** A table in its plainest form: every line starts with a pipe. */
export interface TablePiece {
  readonly kind: 'table';
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
 * `undefined` when a line may change what others mean: what is indented, HTML, a link definition, an open fence.
 */
export function splitPage(lines: readonly string[]): Piece[] | undefined {
  const pieces: Piece[] = [];
  const body = findFrontMatter(lines);
  if (body > 0) pieces.push({ kind: 'front-matter', yaml: lines.slice(1, body - 1).join('\n') });
  for (let at = body; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (isBlank(line)) at += 1;
    else {
      const taken = openingFence.test(line) ? takeCode(lines, at) : takeChunk(lines, at);
      if (taken === undefined) return undefined;
      pieces.push(taken.piece);
      at = taken.next;
    }
  }
  return pieces;
}

interface Taken {
  readonly piece: Piece;
  readonly next: number;
}

/* A line may hold U+2028, which `.` does not match without the flag. */
const openingFence = /^(?:`{3,}[^`]*|~~~.*)$/s;
const delimiterRow = /^\|(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$/;

/*
 * Indented text, HTML at the start of a line or of a list item, a fence in a list item, and `[label]: …` anywhere; and a byte
 * order mark, which remark leaves out where a text begins with it.
 */
const unsafe = /^[ \t<\uFEFF]|^[-*+>\d].*(?:<|```|~~~)|\]:/s;

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

function takeChunk(lines: readonly string[], start: number): Taken | undefined {
  let next = start;
  while (next < lines.length && !isBlank(lines[next] ?? '') && !openingFence.test(lines[next] ?? '')) next += 1;
  const chunk = lines.slice(start, next);
  if (isTable(chunk)) return { piece: { kind: 'table', line: start + 1, lines: chunk }, next };
  if (chunk.some((line) => unsafe.test(line))) return undefined;
  return { piece: { kind: 'chunk', line: start + 1, text: chunk.join('\n') }, next };
}

/** Only the plainest form; any other table is a chunk, which remark reads. */
function isTable([header = '', delimiter = '', ...body]: readonly string[]): boolean {
  if (!header.startsWith('|') || !delimiterRow.test(delimiter)) return false;
  const columns = splitCells(delimiter).length;
  if (columns === 0 || splitCells(header).length !== columns) return false;
  return body.every((line) => line.startsWith('|') && !/^[| \t]*$/.test(line));
}
