import { expect, it } from 'vitest';
import { createPageReader } from '../../generator/1-read/create-page-reader.js';
import { parsePage } from '../../generator/2-parse/parse-page.js';
import { plain } from '../../generator/dialects/plain.js';

function valuesOf(cell: string) {
  const text = `## GET /v1/books\n\n| Name | Type | Allowed values |\n| --- | --- | --- |\n| state | string | ${cell} |\n`;
  const tree = createPageReader({ attributes: false }).readPage({ path: 'books', file: 'books.md', text }, () => {});
  const [row] = parsePage(tree, { dialect: plain, report: () => {} }).operations[0]?.tables[0]?.rows ?? [];
  return row?.kind === 'field' ? row.values : undefined;
}

it.each([
  ['`open`, `lent` (see below)', ['open', 'lent']],
  ['open, lent or lost', ['open', 'lent', 'lost']],
  ['open', ['open']],
  ['', undefined],
])('reads the values of the cell %j', (cell, values) => {
  expect(valuesOf(cell)).toEqual(values);
});
