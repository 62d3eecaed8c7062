import { codes } from '../../generator/diagnostics/codes.js';
import type { Diagnostic } from '../../generator/model/diagnostic.js';

/** Diagnostics without a place in the page, without text, or with unfilled placeholders. */
export function findBrokenDiagnostics(
  diagnostics: readonly Diagnostic[],
  page: { file: string; text: string },
): string[] {
  const lines = page.text.split(/\r\n|\n|\r/);
  return diagnostics
    .filter((diagnostic) => !isPlaced(diagnostic, page.file, lines) || !isWorded(diagnostic))
    .map((diagnostic) => JSON.stringify(diagnostic));
}

/** The line end counts as a character of its line. */
function isPlaced({ range: { file, start, end } }: Diagnostic, page: string, lines: readonly string[]): boolean {
  const isInside = [start, end].every(
    ({ line, column }) =>
      line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] ?? '').length + 2,
  );
  const isForward = start.line < end.line || (start.line === end.line && start.column <= end.column);
  return file === page && isInside && isForward;
}

/** Whether the text has no missing parameter, no line end and no control characters. */
function isWorded({ code, message, help }: Diagnostic): boolean {
  return (
    Object.hasOwn(codes, code) &&
    [message, help].every((text) => text.trim() !== '' && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text))
  );
}
