import { expect, test } from 'vitest';
import { findPaging } from '../../generator/4-emit/find-paging.js';
import { zh } from '../../generator/messages/zh.js';
import type { Field, Operation, Shape } from '../../generator/model/schema.js';

const source = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const number: Shape = { kind: 'number', integer: true };
const string: Shape = { kind: 'string' };
const list: Shape = { kind: 'list', item: { kind: 'object', fields: [] } };

const field = (name: string, shape: Shape, description = ''): Field => ({
  name,
  required: false,
  shape,
  description,
  source,
});

const call = (query: readonly Field[], answer: readonly Field[], changes: Partial<Operation> = {}): Operation => ({
  kind: 'call',
  anchor: 'get',
  method: 'GET',
  url: '/v3/loans',
  title: '',
  summary: '',
  request: { path: [], query, headers: [] },
  response: { headers: [], body: { format: 'json', shape: { kind: 'object', fields: answer } } },
  transport: { clientCertificate: false, nonce: true, answerUnsigned: false },
  notices: [],
  links: [],
  examples: [],
  source,
  ...changes,
});

const loans = [field('total_count', number), field('loans', list)];
const limit = field('limit', number);

test.each([
  ['an offset', [field('offset', number, '从第几条开始'), limit], { by: 'offset', parameter: 'offset', size: 'limit' }],
  [
    'an offset with another size',
    [field('offset', number), field('count', number)],
    { by: 'offset', parameter: 'offset', size: 'count' },
  ],
  [
    'an offset that is the number of a page',
    [field('offset', number, '页码'), limit],
    { by: 'page', parameter: 'offset', size: 'limit', start: 0 },
  ],
  [
    'an offset that is the number of a page, from 1',
    [field('offset', number, '页码，从 1 开始'), limit],
    { by: 'page', parameter: 'offset', size: 'limit', start: 1 },
  ],
  [
    'a page',
    [field('page_index', number), field('page_size', number)],
    { by: 'page', parameter: 'page_index', size: 'page_size', start: 1 },
  ],
  [
    'a page in camel case',
    [field('pageNumber', number), field('perPage', number)],
    { by: 'page', parameter: 'pageNumber', size: 'perPage', start: 1 },
  ],
  [
    'a page from 0',
    [field('page', number, '第几页，从0开始'), field('size', number)],
    { by: 'page', parameter: 'page', size: 'size', start: 0 },
  ],
])('a list is requested by %s', (_what, query, expected) => {
  expect(findPaging(call(query, loans), zh)).toEqual({ list: 'loans', ...expected });
});

test('a list is requested by a token from the response', () => {
  const answer = [field('loans', list), field('next_page_token', string)];
  const query = [field('page_size', number), field('page_token', string)];
  expect(findPaging(call(query, answer), zh)).toEqual({
    list: 'loans',
    by: 'token',
    parameter: 'page_token',
    next: 'next_page_token',
  });
});

test.each([
  ['cursor', 'next_cursor'],
  ['cursor', 'nextCursor'],
  ['pageToken', 'nextPageToken'],
  ['page-token', 'next_page_token'],
])('a list is requested by %s, which the response gives as %s', (parameter, next) => {
  const operation = call([field(parameter, string)], [field('books', list), field(next, string)]);
  expect(findPaging(operation, zh)).toEqual({ list: 'books', by: 'token', parameter, next });
});

test('of several lists, the one named data is paginated', () => {
  const answer = [field('warnings', list), field('data', list)];
  expect(findPaging(call([field('offset', number), limit], answer), zh)?.list).toBe('data');
});

test.each([
  ['without a size', call([field('offset', number)], loans)],
  ['without a place', call([limit], loans)],
  ['with a token that the answer does not give', call([field('token', string)], loans)],
  ['without a list', call([field('offset', number), limit], [field('total_count', number)])],
  ['with two lists', call([field('offset', number), limit], [field('a', list), field('b', list)])],
  ['that writes', call([field('offset', number), limit], loans, { method: 'POST' })],
])('a call %s is not a list', (_what, operation) => {
  expect(findPaging(operation, zh)).toBe(undefined);
});
