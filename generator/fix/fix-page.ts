import type { Code } from '../diagnostics/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import type { Position } from '../model/source-range.js';
import { fixes } from './fixes.js';

export interface FixedPage {
  readonly text: string;
  /** The diagnostics that were fixed, in the order of the page. */
  readonly fixed: readonly Diagnostic<Code>[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly diagnostic: Diagnostic<Code>;
}

/** Fix all problems of a page that can be fixed; `text` includes its byte order mark. No other character changes. */
export function fixPage(text: string, diagnostics: readonly Diagnostic<Code>[], dialect: Dialect): FixedPage {
  const edits: Edit[] = [];
  for (const edit of findEdits(text, diagnostics, dialect)) {
    if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit);
  }
  const pieces = edits.map((edit, index) => text.slice(edits[index - 1]?.end ?? 0, edit.start) + edit.text);
  return {
    text: pieces.join('') + text.slice(edits.at(-1)?.end ?? 0),
    fixed: edits.map(({ diagnostic }) => diagnostic),
  };
}

function findEdits(text: string, diagnostics: readonly Diagnostic<Code>[], dialect: Dialect): Edit[] {
  const offsetOf = locate(text);
  const context = { dialect, lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n' };
  const edits = diagnostics.flatMap((diagnostic): Edit[] => {
    const start = offsetOf(diagnostic.range.start);
    const end = offsetOf(diagnostic.range.end);
    const written = text.slice(start, end);
    const corrected = fixes[diagnostic.code]?.(written, context);
    return corrected === undefined || corrected === written ? [] : [{ start, end, text: corrected, diagnostic }];
  });
  return edits.sort((one, other) => one.start - other.start);
}

/** Convert positions to offsets in the text. A byte order mark is not part of the first line. */
function locate(text: string): (position: Position) => number {
  const starts = [text.startsWith('\u{feff}') ? 1 : 0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineEnd.length);
  return ({ line, column }) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
}
