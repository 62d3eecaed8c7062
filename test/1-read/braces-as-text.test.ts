import { expect, test } from 'vitest';
import { createPageReader, createPlainPageReader } from '../../generator/1-read/create-page-reader.js';
import { showInlines } from '../../generator/model/show-inlines.js';

const page = [
  '## GET /v1/loans {loan}',
  '',
  '| {loan} | Type {.type} | Meaning',
  '| --- | --- | ---',
  '| {loan} | string {#id} | The loan {open',
].join('\n');

/** What a heading and the cells of a table show, and their ids and classes. */
function shownIn(readPage: ReturnType<typeof createPageReader>['readPage']) {
  const problems: string[] = [];
  const { blocks } = readPage({ path: 'a', file: 'a.md', text: page }, (code) => problems.push(code));
  const [heading, table] = blocks;
  return {
    problems,
    heading: heading?.kind === 'heading' ? showInlines(heading.inlines) : undefined,
    cells: table?.kind === 'table' ? table.rows.map(({ cells }) => cells.map(({ shown }) => shown)) : undefined,
  };
}

test.each([
  ['piece by piece', createPageReader()],
  ['as a whole', createPlainPageReader()],
])('braces are text where a dialect has no attributes: pages read %s', (_, { readPage }) => {
  expect(shownIn(readPage)).toEqual({
    problems: [],
    heading: 'GET /v1/loans {loan}',
    cells: [
      ['{loan}', 'Type {.type}', 'Meaning'],
      ['{loan}', 'string {#id}', 'The loan {open'],
    ],
  });
});

test('brace groups are attributes where a dialect has them', () => {
  const { heading, cells } = shownIn(createPageReader({ attributes: true }).readPage);
  expect({ heading, cells }).toEqual({
    heading: 'GET /v1/loans',
    cells: [
      ['', 'Type', 'Meaning'],
      ['', 'string', 'The loan {open'],
    ],
  });
});
