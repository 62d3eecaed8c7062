import { describe, expect, it } from 'vitest';
import type { Api } from '../../generator/model/api.js';
import type { Operation, Page } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { call, field, fortyGets, json, libraryApi, object } from '../support/plain-schema.js';

/** A document as it is printed. */
function documentOf(pages: readonly Page[], api: Partial<Api> = {}) {
  return JSON.parse(JSON.stringify(buildDocument(pages, { api: { ...libraryApi, ...api } })));
}

/** The document of one call, and the call in it. */
function describeCall(operation: Operation, api: Partial<Api> = {}) {
  const { paths, components } = documentOf([{ path: 'guide', operations: [operation] }], api);
  const [path = '', item = {}] = Object.entries<Record<string, object>>(paths)[0] ?? [];
  const [described = {}] = Object.values(item);
  return { path, described: JSON.parse(JSON.stringify(described)), schemas: components.schemas };
}

const request = { path: [], query: [], headers: [] };

it('says nothing of signatures, and has the title and the servers of the API', () => {
  const document = documentOf([{ path: 'guide', operations: [call('GET', '/v1/loans')] }]);
  expect(document).toEqual({
    openapi: '3.1.0',
    info: { title: 'Library', version: '1', description: 'Lends books.' },
    servers: [{ url: 'https://library.example', description: 'Production' }],
    security: [],
    tags: [{ name: 'loans' }],
    paths: {
      '/v1/loans': {
        get: {
          tags: ['loans'],
          summary: 'GET /v1/loans',
          operationId: 'v1.loans.get',
          responses: {
            '200': {
              description: 'Response (JSON)',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/v1.loans.get.response' } } },
            },
          },
          'x-docwright': { page: 'guide', anchor: 'GET /v1/loans' },
          'x-source': { file: 'loans.md', line: 1 },
        },
      },
    },
    webhooks: {},
    components: {
      schemas: {
        'v1.loans.get.response': { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      },
      responses: {},
      securitySchemes: {},
    },
    'x-generator': 'docwright',
  });
});

it('sends a form as application/x-www-form-urlencoded, with its sample', () => {
  const body = { format: 'form', shape: object(field('copy')) } as const;
  const examples = [{ label: '', request: { form: { copy: 'C-17' } } }];
  const { described } = describeCall(call('POST', '/v1/loans', { request: { ...request, body }, examples }));
  expect(described.requestBody.content).toEqual({
    'application/x-www-form-urlencoded': {
      schema: { $ref: '#/components/schemas/v1.loans.post.request' },
      examples: { sample: { value: { copy: 'C-17' } } },
    },
  });
});

describe('operations', () => {
  it('have ids of their own, which follow from their URLs', () => {
    const { paths } = documentOf([fortyGets()]);
    const ids = Object.values<{ get: { operationId: string } }>(paths).map(({ get }) => get.operationId);
    expect([new Set(ids).size, ...ids.slice(0, 2)]).toEqual([40, 'v1.shelves0.get', 'v1.shelves0._shelf_.get']);
  });

  it.each([
    ['/?Action=ListBooks', 'ListBooks.get'],
    ['/api.php?a=list&loan={loan}', 'api.php.list.loan.get'],
    ['/v1/loans/{loan}:renew', 'v1.loans.loan-renew.get'],
    ['/v1/loans/{loan}.json', 'v1.loans.loan-.json.get'],
    ['/v1/借阅', 'v1.u501fu9605.get'],
  ])('for %s have the id %s', (url, id) => {
    expect(describeCall(call('GET', url)).described.operationId).toBe(id);
  });

  it('of one long page are tagged by what their URLs are about', () => {
    const urls = ['/api/v1/loans/{loan}', '/api/v1/loans', '/api/v1/{tenant}/readers', '/api/v1', '/'];
    const operations = urls.map((url) => call('GET', url));
    expect(documentOf([{ path: 'docs/api', operations }]).tags).toEqual([
      { name: 'loans' },
      { name: 'readers' },
      { name: 'api' },
    ]);
  });

  it('of several pages are tagged by page, or by folder where a page has one', () => {
    const pages = [
      { path: 'docs/loans', operations: [call('GET', '/loans'), call('POST', '/loans')] },
      { path: 'docs/readers/list', operations: [call('GET', '/readers')] },
      { path: 'docs/readers/create', operations: [call('POST', '/readers')] },
      { path: 'docs/ping', operations: [call('GET', '/ping')] },
    ];
    expect(documentOf(pages).tags).toEqual([{ name: 'loans' }, { name: 'readers' }, { name: 'ping' }]);
  });
});

describe('a URL', () => {
  it('gives each placeholder a parameter, even where no page lists it', () => {
    const loose = call('GET', '/v1/loans/{loan}/notes/{note}', { request: { ...request, path: [field('loan')] } });
    expect(describeCall(loose).described.parameters).toMatchObject([
      { name: 'loan', in: 'path', required: true },
      { name: 'note', in: 'path', required: true, schema: { type: 'string' } },
    ]);
  });

  it('has what its query fixes as parameters of one value, and placeholders there as parameters', () => {
    const path = [field('loan', { kind: 'number', integer: true })];
    const { path: key, described } = describeCall(
      call('GET', '/api.php?a=list&loan_id={loan}', { request: { ...request, path } }),
    );
    expect([key, described.parameters]).toEqual([
      '/api.php',
      [
        { name: 'a', in: 'query', required: true, schema: { type: 'string', enum: ['list'] } },
        { name: 'loan_id', in: 'query', required: true, schema: { type: 'integer' } },
      ],
    ]);
  });

  it('begins with a slash', () => {
    expect(describeCall(call('GET', 'v1/loans')).path).toBe('/v1/loans');
  });
});

describe('an envelope', () => {
  const envelope = { data: 'data', code: 'code', ok: [0], message: 'msg', tables: 'data' } as const;
  const told = 'The call succeeded when `code` is `0`. Otherwise it failed, and `msg` says why.';
  const code = { anyOf: [{ type: 'integer', enum: [0] }, { type: 'integer' }], description: told };

  it('is around what the tables describe', () => {
    const { schemas } = describeCall(call('GET', '/loans', { response: json(object(field('id')), { envelope }) }));
    expect(schemas).toEqual({
      'loans.get.response': {
        type: 'object',
        properties: {
          code,
          msg: { type: 'string' },
          data: { $ref: '#/components/schemas/loans.get.response.data' },
        },
        required: ['code', 'data'],
      },
      'loans.get.response.data': { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    });
  });

  it('is in the description where the tables list it themselves', () => {
    const whole = { ...envelope, tables: 'whole' } as const;
    const { described, schemas } = describeCall(
      call('GET', '/loans', { response: json(object(field('code')), { envelope: whole }) }),
    );
    expect(described.responses['200'].description).toBe(`Response (JSON)\n\n${told}`);
    expect(schemas['loans.get.response'].properties).toEqual({ code: { type: 'string' } });
  });

  it('may have a root, no member for the data, and a message deeper down', () => {
    const rooted = { root: 'reply', code: 'status', ok: ['ok'], message: 'error.message', tables: 'data' } as const;
    const response = json(object(field('id')), { envelope: rooted });
    const { schemas } = describeCall(call('GET', '/loans', { response }));
    expect(schemas['loans.get.response']).toEqual({
      type: 'object',
      properties: { reply: { $ref: '#/components/schemas/loans.get.response.reply' } },
      required: ['reply'],
    });
    expect(Object.keys(schemas['loans.get.response.reply'].properties)).toEqual(['status', 'error', 'id']);
    expect(schemas['loans.get.response.reply'].required).toEqual(['status', 'id']);
  });

  it('comes alone where a response has no content', () => {
    const body = { format: 'empty', shape: object() } as const;
    const { described, schemas } = describeCall(call('GET', '/loans', { response: { headers: [], body, envelope } }));
    expect(Object.keys(described.responses)).toEqual(['200']);
    expect(Object.keys(schemas['loans.get.response'].properties)).toEqual(['code', 'msg']);
  });

  it('is not around a file', () => {
    const body = { format: 'binary', shape: { kind: 'binary' } } as const;
    const { described } = describeCall(call('GET', '/loans', { response: { headers: [], body, envelope } }));
    expect(Object.keys(described.responses['200'].content)).toEqual(['application/octet-stream']);
  });
});

describe('a field', () => {
  it('that was read from a sample says so to people and to programs', () => {
    const note = field(
      'note',
      { kind: 'list', item: { kind: 'string' }, inferred: true },
      { description: 'A note', inferred: ['member'] },
    );
    const { schemas, described } = describeCall(
      call('GET', '/loans', {
        request: { ...request, query: [note] },
        response: json(object(note)),
      }),
    );
    const marked = {
      description: 'A note\n\nRead from an example: no table lists it.\n\nIts elements were read from an example.',
      'x-inferred': ['member', 'elements'],
    };
    expect(schemas['loans.get.response'].properties.note).toEqual({
      type: 'array',
      items: { type: 'string' },
      ...marked,
    });
    expect(described.parameters).toEqual([
      {
        name: 'note',
        in: 'query',
        required: true,
        style: 'form',
        explode: true,
        schema: { type: 'array', items: { type: 'string' } },
        ...marked,
      },
    ]);
  });

  it('may be null', () => {
    const listed = { kind: 'string', values: [{ value: 'OPEN' }], closed: true } as const;
    const { schemas } = describeCall(
      call('GET', '/loans', {
        response: json(
          object(
            field('a', { kind: 'string' }, { nullable: true }),
            field('b', listed, { nullable: true }),
            field('c', { kind: 'unknown' }, { nullable: true }),
          ),
        ),
      }),
    );
    expect(schemas['loans.get.response'].properties).toEqual({
      a: { type: ['string', 'null'] },
      b: { anyOf: [{ type: 'string', enum: ['OPEN'] }, { type: 'null' }] },
      c: {},
    });
  });

  it('may hold members whose names are data', () => {
    const copies = { kind: 'object', fields: [], values: object(field('shelf')) } as const;
    const { schemas } = describeCall(call('GET', '/loans', { response: json(object(field('copies', copies))) }));
    expect(schemas['loans.get.response'].properties.copies).toEqual({
      type: 'object',
      additionalProperties: { $ref: '#/components/schemas/loans.get.response.copies.values' },
    });
  });

  it('at which a recursion was cut may have any member', () => {
    const cut = { kind: 'object', fields: [], open: true } as const;
    const { schemas } = describeCall(call('GET', '/loans', { response: json(object(field('parent', cut))) }));
    expect(schemas['loans.get.response'].properties.parent).toEqual({ type: 'object', additionalProperties: true });
  });
});
