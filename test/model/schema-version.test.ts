import { expect, it } from 'vitest';
import { keyPages, reducePages } from '../../generator/model/schema-version.js';
import { call, field, fortyGets, json, object } from '../support/plain-schema.js';

const envelope = { code: 'code', ok: [0], message: 'message', tables: 'data' } as const;

it('gives each of forty operations of a page a key of its own', () => {
  const keys = keyPages([fortyGets()]).flatMap(({ operations }) => operations.map(({ key }) => key));
  expect([new Set(keys).size, keys[0], keys[39]]).toEqual([
    40,
    'guide#GET /v1/shelves0',
    'guide#GET /v1/shelves19/{shelf}',
  ]);
});

it('keeps the keys of a page to which an operation and paragraphs are added', () => {
  const page = fortyGets();
  const added = { ...page, operations: [call('GET', '/v1/news'), ...page.operations] };
  const keysOf = (pages: Parameters<typeof keyPages>[0]) =>
    keyPages(pages).flatMap(({ operations }) => operations.map(({ key }) => key));
  expect(keysOf([added]).slice(1)).toEqual(keysOf([page]));
});

it('leaves out of version 1 what that does not know', () => {
  const deep = (inferred: object, mark: object) =>
    object(
      field('items', { kind: 'list', item: object(field('id', { kind: 'string' }, inferred)), ...mark }, inferred),
      field('reader', { ...object(field('id')), ...mark }),
    );
  const operation = (inferred: object, mark: object, more: object, format: 'form' | 'multipart') => ({
    ...call('POST', '/v1/loans'),
    request: {
      ...{ path: [], query: [field('q', { kind: 'string' }, inferred)], headers: [] },
      body: { format, shape: deep(inferred, mark) },
    },
    response: json(deep(inferred, mark), more),
  });
  const page = {
    path: 'loans',
    operations: [operation({ inferred: ['member'], nullable: true }, { inferred: true }, { envelope }, 'form')],
  };
  expect(reducePages(keyPages([page]))).toStrictEqual([
    { path: 'loans', operations: [operation({}, {}, {}, 'multipart')] },
  ]);
});
