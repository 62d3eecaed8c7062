import stringWidth from 'string-width';
import type { SourceRange } from '../model/source-range.js';
import { toPrintable } from './to-printable.js';

const widest = 110;

/**
 * The line of a diagnostic, with a mark below the place.
 *
 *     12 | | user_name {data-requird} | string | Name of the reader
 *        |             ^^^^^^^^^^^^^^
 */
export function printFrame(lines: readonly string[], { start, end }: SourceRange): string[] {
  const line = lines[start.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const first = toCharacter(line, Math.max(0, from - (widest >> 1)));
  const last = toCharacter(line, first + widest);
  const shown = printable(line.slice(first, last));
  const before = printable(line.slice(first, from));
  const marked = printable(line.slice(from, Math.min(to, last)));
  const gutter = String(start.line);
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  return [
    `${gutter} | ${first > 0 ? '…' : ''}${shown}${last < line.length ? '…' : ''}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(stringWidth(before) + (first > 0 ? 1 : 0))}${carets}`,
  ];
}

/** The same place, or the one before if it is in the middle of a surrogate pair. */
function toCharacter(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** A tab is one column wide, as it is in a source range. */
function printable(text: string): string {
  return toPrintable(text.replaceAll('\t', ' '));
}
