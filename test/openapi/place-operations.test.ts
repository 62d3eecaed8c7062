import { expect, it } from 'vitest';
import type { Operation } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { claimName, nameOperation } from '../../generator/openapi/name-operation.js';
import { placeOperations } from '../../generator/openapi/place-operations.js';
import { splitUrl } from '../../generator/openapi/split-url.js';
import { libraryApi } from '../support/plain-schema.js';

const source = { file: 'loans.md', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

const lend: Operation = {
  kind: 'call',
  anchor: 'post',
  method: 'POST',
  url: '/v3/loans',
  title: '',
  summary: '',
  request: { path: [], query: [], headers: [] },
  response: { headers: [], body: { format: 'empty', shape: { kind: 'object', fields: [] } } },
  transport: { clientCertificate: false, nonce: true, answerUnsigned: false },
  notices: [],
  links: [],
  examples: [],
  source,
};

function unplaced(key: string, method: string, operationId: string) {
  return { key, method, operation: { operationId, responses: {} } };
}

/** Keys, methods and ids of the placed operations. */
function placesOf(...operations: ReturnType<typeof unplaced>[]) {
  const places = Object.entries(placeOperations(operations));
  return places.flatMap(([key, item]) =>
    Object.entries(item).map(([method, { operationId }]) => `${method} ${key} ${operationId}`),
  );
}

it('groups the methods of a path', () => {
  expect(placesOf(unplaced('/loans', 'get', 'a'), unplaced('/loans', 'post', 'b'))).toEqual([
    'get /loans a',
    'post /loans b',
  ]);
});

it('adds a fragment to an operation whose method and path are taken', () => {
  expect(placesOf(unplaced('/loans', 'get', 'a'), unplaced('/loans', 'get', 'b'))).toEqual([
    'get /loans a',
    'get /loans#b b',
  ]);
});

it('adds a fragment to a path that differs only in the names of placeholders', () => {
  expect(placesOf(unplaced('/loans/{no}', 'get', 'a'), unplaced('/loans/{id}', 'put', 'b'))).toEqual([
    'get /loans/{no} a',
    'put /loans/{id}#b b',
  ]);
});

it('turns a fixed value in the query of a URL into a member of one value', () => {
  expect(splitUrl({ ...lend, url: '/loans?action=lend' })).toEqual({
    key: '/loans',
    path: [],
    query: [
      {
        name: 'action',
        required: true,
        description: '',
        shape: { kind: 'string', values: [{ value: 'lend' }], closed: true },
        source,
      },
    ],
  });
});

it('keeps a member that the page describes as well', () => {
  const action = { name: 'action', required: true, description: '', shape: { kind: 'string' }, source } as const;
  const operation = { ...lend, url: '/loans?action=lend', request: { ...lend.request, query: [action] } };
  expect(splitUrl(operation).query).toEqual([]);
});

it.each([
  ['openapi/v3/loans/{loan_no}', 'v3.loans._loan_no_.post'],
  ['webhook/v3/BOOK.RETURNED', 'webhook.v3.BOOK.RETURNED.post'],
  ['openapi/v3/图书 馆', 'v3.u56feu4e66u20u9986.post'],
])('names the operation of %s', (path, name) => {
  expect(nameOperation({ path, operations: [] }, lend, ['openapi'])).toBe(name);
});

it('leaves out the folders of calls of the dialect, and no others', () => {
  const pages = ['partner/v3/loans', 'openapi/v3/loans'].map((path) => ({ path, operations: [lend] }));
  const { tags } = buildDocument(pages, { api: libraryApi, pages: { folders: { partner: 'call' } } });
  expect(tags).toEqual([{ name: 'v3/loans' }, { name: 'openapi/v3' }]);
  expect(nameOperation({ path: 'partner/v3/loans', operations: [] }, lend, ['partner'])).toBe('v3.loans.post');
});

it('never uses a name twice, not even in different case', () => {
  const taken = new Set<string>();
  expect([claimName('a', taken), claimName('a', taken), claimName('A', taken)]).toEqual(['a', 'a.2', 'A.3']);
});
