import type { Field, Operation, Page, Shape } from '../../generator/model/schema.js';
import { field, json, object } from '../support/plain-schema.js';
import { callOf, page } from './plain-client.js';

const text: Shape = { kind: 'string' };
const number: Shape = { kind: 'number', integer: true };
const message = { path: [], query: [], headers: [] };

/** Names that are no identifiers, or mean something to JavaScript. */
export const hostileNames = [
  'a-b',
  '1x',
  'constructor',
  '__proto__',
  'toString',
  '借阅 号',
  'a b',
  "it's",
  'a.b',
  '$ref',
];

const envelope = { code: 'code', ok: [0], message: 'message', data: 'data' };

const hostile = hostileNames.map((name) => field(name, text, { required: false }));

function withBody(format: 'json' | 'form' | 'multipart' | 'text' | 'binary', shape: Shape): Partial<Operation> {
  return { request: { ...message, body: { format, shape } } };
}

function answering(shape: Shape): Partial<Operation> {
  return { response: json(shape) };
}

const book = object(
  field('title', text, { description: 'What the book is called.' }),
  field('shelf', { kind: 'string', values: [{ value: 'A', description: 'Fiction' }, { value: 'B' }] }),
  field('pages', number, { required: false, inferred: ['member'] }),
);

const list: Field = field('books', { kind: 'list', item: book, inferred: true });

const returned: Operation = {
  ...callOf('POST ', withBody('json', object(field('event'), field('book', book)))),
  kind: 'notification',
  anchor: 'returned',
};

/** Pages with every construct that a client of a plain API can have. */
export const plainPages: readonly Page[] = [
  page('hooks/returned', returned),
  page(
    'books',
    callOf('GET /v1/books', {
      title: 'List books',
      request: { ...message, query: [field('cursor', text, { required: false }), ...hostile] },
      ...answering(object(list, field('next_cursor', text, { required: false }))),
    }),
    callOf('POST /v1/books', {
      ...withBody('json', object(field('book', book), field('tags', { kind: 'list', item: text }))),
      examples: [{ label: 'sh', request: { json: { book: { title: 'Emma', shelf: 'A' }, tags: [] } } }],
    }),
    callOf('DELETE /v1/books/{book-id}', { response: { headers: [], body: { format: 'empty', shape: object() } } }),
    callOf('GET /v1/books/{__proto__}/{constructor}/{body}/{query}', {
      request: {
        ...message,
        path: ['__proto__', 'constructor', 'body', 'query'].map((name) => field(name)),
        query: [field('q')],
      },
    }),
  ),
  page(
    'files',
    callOf('PUT /v1/books/{book}/cover', {
      request: {
        ...message,
        path: [field('book')],
        body: { format: 'multipart', shape: object(field('file', { kind: 'binary' }), field('note', text)) },
      },
      examples: [{ label: 'sh', request: { book: 'B-1', body: { note: 'front', file: 'cover.png' } } }],
    }),
    callOf('GET /v1/books/{book}/cover', {
      response: { headers: [], body: { format: 'binary', shape: { kind: 'binary' } } },
    }),
    callOf('POST /v1/import', withBody('binary', { kind: 'binary' })),
    callOf('POST /v1/notes', withBody('text', text)),
    callOf('GET /v1/notes', { response: { headers: [], body: { format: 'text', shape: text } } }),
  ),
  page(
    'loans',
    callOf(
      'POST /v1/loans/create',
      withBody('form', object(field('copy'), field('reader', object(field('no', number))), ...hostile)),
    ),
    callOf('GET /v1/loans/count', answering(number)),
    callOf('GET /v1/loans/ids', answering({ kind: 'list', item: text })),
    callOf('GET /v1/loans/matrix', answering({ kind: 'list', item: { kind: 'list', item: book } })),
    callOf('GET /v1/loans/any', answering({ kind: 'unknown' })),
    callOf('GET /v1/loans/nothing', answering(object())),
    callOf('GET /v1/loans/map', answering({ kind: 'object', fields: [], open: true })),
    callOf(
      'GET /v1/loans/either',
      answering({
        kind: 'union',
        members: [
          { title: '', shape: text },
          { title: '`book`', shape: book },
        ],
      }),
    ),
    callOf(
      'GET /v1/loans/sample',
      answering(object(field('who', text, { required: false, description: '', inferred: ['answer'] }))),
    ),
    callOf('GET /v1/loans/hostile', answering(object(...hostileNames.map((name) => field(name, object(...hostile)))))),
    callOf('GET /v1/constructor/__proto__/toString', { name: 'then' }),
    callOf('POST /?Action=ListLoans'),
    callOf('GET /v1/loans/whole', {
      response: json(object(field('code', number), field('message'), field('data', book)), {
        envelope: { ...envelope, tables: 'whole' },
      }),
    }),
  ),
];
