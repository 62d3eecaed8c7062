import { describe, expect, it } from 'vitest';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import { wordChange } from '../../generator/diff/word-change.js';
import type { Field, Operation, Page } from '../../generator/model/schema.js';
import { call, field, fortyGets, json, libraryApi, object } from '../support/plain-schema.js';

/** `breaking call-changed GET /v1/loans/{id}: …` of each change. */
function compare(old: readonly Page[], fresh: readonly Page[]): string[] {
  return compareSchemas({ pages: old }, { pages: fresh }, libraryApi).map((change) => {
    const { severity, code, path, placed } = change;
    return `${severity} ${code} ${placed.operation.anchor}${path === undefined ? '' : ` ${path}`}: ${wordChange(change, String)}`;
  });
}

function page(...operations: readonly Operation[]): Page[] {
  return [{ path: 'guide', operations }];
}

const envelope = { code: 'code', ok: [0], message: 'msg', data: 'data', tables: 'data' } as const;
const answer = (...fields: readonly Field[]) => call('GET', '/v1/loans', { response: json(object(...fields)) });
const copies = (values: object) => field('copies', { kind: 'object', fields: [], ...values });

describe.each([
  [
    'an envelope',
    [
      page(call('GET', '/v1/loans')),
      page(call('GET', '/v1/loans', { response: json(object(field('id')), { envelope }) })),
    ],
    [
      'compatible envelope-changed GET /v1/loans: changed the envelope of its response from none to { code: 0, msg, data }',
    ],
    [
      'compatible envelope-changed GET /v1/loans: changed the envelope of its response from { code: 0, msg, data } to none',
    ],
  ],
  [
    'a field that was read from a sample',
    [page(answer(field('id', undefined, { inferred: ['member'] }))), page(answer(field('id')))],
    ['documentation member-documented GET /v1/loans response.id: is now documented; before, it was read from a sample'],
    ['documentation member-inferred GET /v1/loans response.id: is no longer documented, and is read from a sample'],
  ],
  [
    'null',
    [page(answer(field('id'))), page(answer(field('id', undefined, { nullable: true })))],
    ['breaking null-added GET /v1/loans response.id: may now be null'],
    ['compatible null-removed GET /v1/loans response.id: can no longer be null'],
  ],
  [
    'members whose names are data',
    [
      page(answer(copies({ values: object(field('shelf')) }))),
      page(answer(copies({ values: object(field('shelf', { kind: 'boolean' })) }))),
    ],
    ['breaking type-changed GET /v1/loans response.copies.*.shelf: changed its type from string to boolean'],
    ['breaking type-changed GET /v1/loans response.copies.*.shelf: changed its type from boolean to string'],
  ],
  [
    'members whose names are data and of which nothing was known',
    [page(answer(copies({ open: true }))), page(answer(copies({ values: { kind: 'string' } })))],
    ['compatible type-known GET /v1/loans response.copies.*: is now known to be string'],
    ['breaking type-unknown GET /v1/loans response.copies.*: changed its type from string to an unknown one'],
  ],
  [
    'another page',
    [page(call('GET', '/v1/loans')), [{ path: 'loans', operations: [call('GET', '/v1/loans')] }]],
    ['documentation page-changed GET /v1/loans: is now described on loans, formerly on guide'],
    ['documentation page-changed GET /v1/loans: is now described on guide, formerly on loans'],
  ],
  [
    'another URL under the same title',
    [page(call('GET', '/v1/loans', { title: 'Loans' })), page(call('GET', '/v2/loans', { title: 'Loans' }))],
    ['breaking call-changed GET /v2/loans: changed from GET /v1/loans to GET /v2/loans'],
    ['breaking call-changed GET /v1/loans: changed from GET /v2/loans to GET /v1/loans'],
  ],
  [
    'a new operation among forty of one method',
    [[fortyGets()], [{ ...fortyGets(), operations: [call('GET', '/v1/news'), ...fortyGets().operations] }]],
    ['compatible operation-added GET /v1/news: is new'],
    ['breaking operation-removed GET /v1/news: is gone'],
  ],
] as const)('%s', (_, [old, fresh], forth, back) => {
  it('is found', () => {
    expect(compare(old, fresh)).toEqual(forth);
  });

  it('is found the other way round', () => {
    expect(compare(fresh, old)).toEqual(back);
  });

  it('is no change beside itself', () => {
    expect([...compare(old, old), ...compare(fresh, fresh)]).toEqual([]);
  });
});

it('tells changes of forty operations of one page apart', () => {
  const old = fortyGets();
  const operations = old.operations.map((operation) =>
    operation.url === '/v1/shelves7/{shelf}'
      ? { ...operation, response: json(object(field('id', { kind: 'boolean' }))) }
      : operation,
  );
  expect(compare([old], [{ ...old, operations: operations.toReversed() }])).toEqual([
    'breaking type-changed GET /v1/shelves7/{shelf} response.id: changed its type from string to boolean',
  ]);
});
