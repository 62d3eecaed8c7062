import stringWidth from 'string-width';
import type { SourceRange } from '../model/source-range.js';

const widest = 110;

/**
 * The line that a diagnostic is about, with a mark below the place.
 *
 *     12 | | user_name {data-requird} | string | 收款用户姓名
 *        |             ^^^^^^^^^^^^^^
 */
export function printFrame(text: string, { start, end }: SourceRange): string[] {
  const line = text.split(/\r\n|\n|\r/)[start.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.min(end.column - 1, line.length) : line.length;
  const first = Math.max(0, Math.min(from, from - (widest >> 1)));
  const shown = printable(line.slice(first, first + widest));
  const before = printable(line.slice(first, from));
  const marked = printable(line.slice(from, Math.min(to, first + widest)));
  const gutter = String(start.line);
  const carets = '^'.repeat(Math.max(1, stringWidth(marked)));
  return [
    `${gutter} | ${first > 0 ? '…' : ''}${shown}${first + widest < line.length ? '…' : ''}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(stringWidth(before) + (first > 0 ? 1 : 0))}${carets}`,
  ];
}

/** Pages are untrusted: nothing in one may steer the terminal. */
function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
}
