import { expect, it } from 'vitest';
import { matchOperations } from '../../generator/model/match-operations.js';
import type { Operation } from '../../generator/model/schema.js';
import { call, fortyGets } from '../support/plain-schema.js';

function place(path: string, operations: readonly Operation[]) {
  return operations.map((operation) => ({ page: { path }, operation }));
}

const guide = fortyGets();
const placed = [
  ...place(guide.path, guide.operations),
  ...place('openapi/v3/loans', [
    call('POST', '/v3/loans', { anchor: 'post' }),
    call('GET', '/v3/loans/{loan}', { anchor: 'get' }),
  ]),
  ...place('shelves', [call('POST', '/v1/shelves7')]),
];

/** The keys of what a name means. */
function match(written: string) {
  return matchOperations(written, placed).map(({ page, operation }) => `${page.path}#${operation.anchor}`);
}

it.each([
  ['guide#GET /v1/shelves7/{shelf}', ['guide#GET /v1/shelves7/{shelf}']],
  ['GET /v1/shelves7/{shelf}', ['guide#GET /v1/shelves7/{shelf}']],
  ['get  /v1/shelves7/{shelf}', ['guide#GET /v1/shelves7/{shelf}']],
  ['GET /v1/shelves7/{id}', ['guide#GET /v1/shelves7/{shelf}']],
  ['GET /v1/shelves7/:id', ['guide#GET /v1/shelves7/{shelf}']],
  ['guide#GET /v1/shelves7/{id}', ['guide#GET /v1/shelves7/{shelf}']],
  ['/v1/shelves7', ['guide#GET /v1/shelves7', 'shelves#POST /v1/shelves7']],
  ['guide#/v1/shelves7', ['guide#GET /v1/shelves7']],
  ['shelves#POST', ['shelves#POST /v1/shelves7']],
  ['openapi/v3/loans#post', ['openapi/v3/loans#post']],
  ['post', ['openapi/v3/loans#post']],
  ['GET /v3/loans/{id}', ['openapi/v3/loans#get']],
  ['openapi/v3/loans#GET /v3/loans/{loan}', ['openapi/v3/loans#get']],
  ['GET /v1/shelves77', []],
  ['shelves#GET', []],
])('takes %j for %j', (written, keys) => {
  expect(match(written)).toEqual(keys);
});

it('does not take a placeholder for a segment', () => {
  expect(match('GET /v1/shelves7/shelf')).toEqual([]);
});
