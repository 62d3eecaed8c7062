import { trimEnd } from '../model/trim-end.js';

export interface TrimmedRows {
  readonly text: string;
  /** The lines whose trailing spaces were removed, from 1. */
  readonly lines: readonly number[];
}

/** Remove spaces from the ends of table rows; in paragraphs they mean a line break, and in code they are code. */
export function trimRows(text: string): TrimmedRows {
  const lines: number[] = [];
  let fence = '';
  const pieces = text.split(/(\r\n|\n|\r)/).map((piece, index) => {
    if (index % 2 === 1) return piece;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(piece)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    const trimmed = fence === '' && /^\s*\|/.test(piece) ? trimEnd(piece, ' \t') : piece;
    if (trimmed !== piece) lines.push(index / 2 + 1);
    return trimmed;
  });
  return { text: pieces.join(''), lines };
}
