import { toPrintable } from '../diagnostics/to-printable.js';
import type { SourceRange } from '../model/source-range.js';
import type { Change } from './change.js';
import { groupChanges, type SeverityGroup } from './group-changes.js';
import { countChanges, suggestStep, wordCounts } from './summarize-changes.js';
import { wordChange, wordOperation } from './word-change.js';

const headings = {
  security: 'Security',
  breaking: 'Breaking',
  compatible: 'Compatible',
  documentation: 'Documentation only',
} as const;

/**
 * Changes as Markdown for a pull request. Text of pages is only in code spans, where it cannot be a tag, a link or a mention.
 *
 *     ## 1 breaking change
 *
 *     Suggested version step: **major**
 *
 *     ### Breaking
 *
 *     `POST /v1/library/loans` `Lend a book`
 *
 *     - `request.json.reason` is required now. Pass it in every call. (`openapi/v1/library/loans.md:14:3`)
 */
export function printMarkdown(changes: readonly Change[]): string {
  const counts = countChanges(changes);
  const head = `## ${wordCounts(counts)}\n\nSuggested version step: **${suggestStep(counts)}**\n`;
  return [head, ...groupChanges(changes).map(printGroup)].join('\n');
}

function printGroup({ severity, operations }: SeverityGroup): string {
  const list = operations.map(printOperation).join('\n');
  if (severity !== 'documentation') return `### ${headings[severity]}\n\n${list}`;
  return `<details>\n<summary>${headings[severity]}</summary>\n\n${list}\n</details>\n`;
}

function printOperation(changes: readonly [Change, ...Change[]]): string {
  const { page, operation } = changes[0].placed;
  const names = [wordOperation(changes[0]), operation.title, page].filter((name) => name !== '');
  return `${names.map(toCodeSpan).join(' ')}\n\n${changes.map(printChange).join('')}`;
}

function printChange(change: Change): string {
  const subject = change.path === undefined ? 'It' : toCodeSpan(change.path);
  return `- ${subject} ${wordChange(change, toCodeSpan)}. ${change.advice} (${printPlaces(change)})\n`;
}

/** Print one place if it did not move. */
function printPlaces({ old, new: fresh }: Change): string {
  const places = [old, fresh].flatMap((range) => (range ? [wordPlace(range)] : []));
  return [...new Set(places)].map(toCodeSpan).join(' → ');
}

function wordPlace({ file, start }: SourceRange): string {
  return `${file}:${start.line}:${start.column}`;
}

/** Text in a code span, with more backticks than it has in a row: `` a`b ``. Padded if it begins or ends with a backtick or a space. */
export function toCodeSpan(text: string): string {
  const inert = toPrintable(text);
  const longest = Math.max(0, ...(inert.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(inert) ? ' ' : '';
  return inert === '' ? '(nothing)' : `${fence}${pad}${inert}${pad}${fence}`;
}
