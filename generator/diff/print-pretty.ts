import type { Colors } from '../diagnostics/print-diagnostics.js';
import { toPrintable } from '../diagnostics/to-printable.js';
import type { SourceRange } from '../model/source-range.js';
import type { Change } from './change.js';
import { groupChanges } from './group-changes.js';
import { countChanges, suggestStep, wordCounts } from './summarize-changes.js';
import type { Impact } from './verdict.js';
import { wordChange, wordOperation } from './word-change.js';

/**
 * Print changes for a terminal.
 *
 *     breaking POST /v1/library/loans Lend a book
 *       request.json.reason is required now
 *         Pass it in every call.
 *         openapi/v1/library/loans.md:14:3 → openapi/v1/library/loans.md:14:3
 */
export function printPretty(changes: readonly Change[], colors: Colors): string {
  const counts = countChanges(changes);
  const groups = groupChanges(changes).flatMap(({ severity, operations }) =>
    operations.map(
      (group) =>
        `${printHead(severity, group, colors)}\n${group.map((change) => printChange(change, colors)).join('')}\n`,
    ),
  );
  return `${groups.join('')}${wordCounts(counts)}; suggested version step: ${colors.bold(suggestStep(counts))}\n`;
}

function printHead(severity: Impact, [first]: readonly [Change, ...Change[]], colors: Colors): string {
  const paints = {
    security: colors.magenta,
    breaking: colors.red,
    compatible: colors.yellow,
    documentation: colors.blue,
  };
  const { title } = first.placed.operation;
  return `${paints[severity](severity)} ${colors.bold(toPrintable(wordOperation(first)))} ${toPrintable(title)}`.trimEnd();
}

function printChange(change: Change, colors: Colors): string {
  const says = wordChange(change, toPrintable);
  const subject = change.path === undefined ? 'It' : colors.cyan(toPrintable(change.path));
  const places = [change.old, change.new].map((range) => (range ? wordPlace(range) : 'nowhere')).join(' → ');
  return `  ${subject} ${says}\n    ${colors.green(change.advice)}\n    ${colors.dim(places)}\n`;
}

function wordPlace({ file, start }: SourceRange): string {
  return `${toPrintable(file)}:${start.line}:${start.column}`;
}
