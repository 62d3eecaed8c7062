import { expect, it } from 'vitest';
import { createPageReader } from '../../generator/1-read/create-page-reader.js';
import { parsePage } from '../../generator/2-parse/parse-page.js';
import { plain } from '../../generator/dialects/plain.js';

function parsePlain(text: string) {
  const tree = createPageReader({ attributes: false }).readPage({ path: 'loans', file: 'loans.md', text }, () => {});
  return parsePage(tree, { dialect: plain, report: () => {} }).operations;
}

const before = '# Loans\n\n## Show a loan\n\n`GET /v1/loans/latest`\n\n';
const table = '| Name | Type | Description |\n| --- | --- | --- |\n| `id` | integer | Number |\n';

it.each([
  'Return a copy',
  'Returns of a reader',
  'Respond to a reader',
  'Request a book',
  'Request an example copy',
  'Query loans',
  'Filter loans',
  'Form a reading circle',
  'Result a match',
])('takes “%s” for the title of an operation', (title) => {
  const operations = parsePlain(`${before}## ${title}\n\n\`POST /v1/copies\`\n\n### Response\n\n${table}`);
  expect(operations.map(({ title, url, tables }) => [title, url, tables.map(({ is }) => is)])).toEqual([
    ['Show a loan', '/v1/loans/latest', []],
    [title, '/v1/copies', ['answer']],
  ]);
});

it.each([
  'Response',
  'Responses',
  'Response:',
  'Response body',
  'Response fields',
  'Response Parameters',
  'Response (200 OK)',
  'Response 200',
  'Success response',
  'Response for readers under twelve',
  'Returns',
  'Return value',
  'Return Values',
  'Returned data',
  'Result',
  'Output',
])('takes “%s” for the label of a response', (label) => {
  const [operation] = parsePlain(`${before}### ${label}\n\n${table}`);
  expect([operation?.title, operation?.tables.map(({ is }) => is)]).toEqual(['Show a loan', ['answer']]);
});

it.each(['Example response', 'Response example', 'Sample Response', 'Example of Count Response'])(
  'takes a route below “%s” for an example',
  (label) => {
    const operations = parsePlain(`${before}### ${label}\n\n\`\`\`\nGET /v1/loans/7\n\`\`\`\n`);
    expect(operations.map(({ url }) => url)).toEqual(['/v1/loans/latest']);
  },
);

it('keeps the tables of an operation that is left out away from the one before it', () => {
  const broken = {
    ...plain,
    operations: { opens: [{ in: 'heading', match: '^(?<method>[A-Z]+) (?<url>/\\S+)$' }] },
  } as const;
  const text = `## GET /v1/loans\n\n## WATCH /v1/loans\n\n### Parameters\n\n${table}`;
  const tree = createPageReader({ attributes: false }).readPage({ path: 'loans', file: 'loans.md', text }, () => {});
  const { operations } = parsePage(tree, { dialect: broken, report: () => {} });
  expect(operations.map(({ url, tables }) => [url, tables.length])).toEqual([['/v1/loans', 0]]);
});
