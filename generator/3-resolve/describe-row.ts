import { wordsOf } from '../messages/find-words.js';
import type { Dialect } from '../model/dialect.js';
import type { FieldRow } from '../model/documented-page.js';
import { renderInlines } from '../model/render-inlines.js';
import { readType, wordOf } from './read-type.js';
import { readValues } from './read-values.js';

/** The description without its list of values, which is in the shape; a tooltip with a remark is added. */
export function describeRow(row: FieldRow, dialect: Dialect): string {
  const kind = wordOf(readType(row.type, dialect))?.kind;
  const listed = kind === 'string' || kind === 'number' ? readValues(row.description, dialect.values) : undefined;
  const lines = renderInlines(listed?.rest ?? row.description, wordsOf(dialect.api).brackets).split('\n');
  // Tooltips of carriers and of objects say how the value is built in the sample's language.
  const isRemark = kind !== 'object' && row.encoded === undefined && row.encrypted === undefined;
  const remarks = isRemark && row.tooltip !== undefined ? [row.tooltip] : [];
  return [...lines, ...remarks]
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
