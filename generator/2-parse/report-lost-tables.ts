import type { Block, ParagraphBlock } from '../model/page-tree.js';
import { renderInlines } from '../model/render-inlines.js';
import type { SourceRange } from '../model/source-range.js';
import type { ParseContext } from './parse-context.js';

/**
 * Report tables without a delimiter row, which are paragraphs, and other blocks with fields that are not read. The
 * range is the first line.
 *
 *     | Request | Type {.type} | Meaning {.desc}
 *     | --- | --- | ---                            ← this row
 */
export function reportLostTables(blocks: readonly Block[], { dialect, report }: ParseContext): void {
  const opening = new Set(dialect.tables.flatMap(({ first = [] }) => first));
  for (const block of blocks) {
    const word = block.kind === 'paragraph' && block.within.length === 0 ? headerWord(block) : undefined;
    if (word !== undefined && opening.has(word)) {
      report('table-delimiter-missing', firstLine(block.range), { word });
    } else if (block.kind === 'paragraph') reportLostFields(block, report);
  }
}

function reportLostFields(paragraph: ParagraphBlock, report: ParseContext['report']): void {
  const { inlines, within, range } = paragraph;
  if (within.includes('footnote')) report('footnote-unread', firstLine(range), {});
  const isHtml = inlines.some((inline) => inline.kind === 'text' && /<table[\s>]/i.test(inline.text));
  if (isHtml) report('table-in-html', firstLine(range), {});
  reportStrayRows(paragraph, report);
}

/**
 * A table ends at a blank line and at a comment. What looks like a row of it after that is a paragraph.
 *
 *     | loan_no {data-required} | string | Number of the loan
 *                                                               ← ends the table
 *     | copies {data-required} | integer | How many there are   ← this row
 */
function reportStrayRows({ inlines, range }: ParagraphBlock, report: ParseContext['report']): void {
  const { file, start, end } = range;
  for (const [index, text] of renderInlines(inlines).split('\n').entries()) {
    const row = nameOfRow(text);
    if (row === '') continue;
    const line = Math.min(start.line + index, end.line);
    const at = { line, column: line === start.line ? start.column : 1 };
    report(
      'row-outside-table',
      { file, start: at, end: line < end.line ? { line: line + 1, column: 1 } : end },
      { row },
    );
  }
}

/** `| loan_no {data-required} | string | Number of the loan` → `loan_no`; empty for a line of dashes, and for text that is not a row. */
function nameOfRow(line: string): string {
  const [before = '', name = '', ...others] = line.split(/[|\uFF5C]/u);
  if (before.trim() !== '' || !/[^\s:-]/u.test(others.join(''))) return '';
  const [words = ''] = name.split('{');
  return words.trim();
}

function firstLine({ file, start, end }: SourceRange): SourceRange {
  return { file, start, end: end.line > start.line ? { line: start.line + 1, column: 1 } : end };
}

/** `| Request | Type` */
function headerWord({ inlines }: ParagraphBlock): string | undefined {
  const [line = ''] = renderInlines(inlines).split('\n');
  const end = line.indexOf('|', 1);
  return line.startsWith('|') && end > 0 ? line.slice(1, end).trim() : undefined;
}
