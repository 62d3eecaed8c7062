import { describe, expect, it } from 'vitest';
import type { Operation, Shape } from '../../generator/model/schema.js';
import { compareWithFacts, knownPages, selectPages } from './compare-with-facts.js';
import {
  exampleFacts,
  exampleFactsField,
  exampleField,
  exampleOperation,
  factsWithMember,
  operationWithMember,
} from './example-pair.js';
import type { FactsOperation } from './facts.js';

describe('compareWithFacts', () => {
  it('finds no difference between an operation and its facts', () => {
    expect(differences(exampleOperation(), exampleFacts())).toEqual([]);
  });

  it('misses an operation that only the facts have', () => {
    const { differences } = compareWithFacts({ pages: [] }, { operations: [exampleFacts()] });
    expect(differences).toEqual([
      {
        category: 'operations',
        page: 'openapi/v3/cards',
        line: 6,
        path: '#post',
        words: 'the schema lacks this operation',
      },
    ]);
  });

  it('rejects an operation that is not in the facts', () => {
    const { differences } = compareWithFacts({ pages: [pageOf(exampleOperation())] }, { operations: [] });
    expect(differences.map(({ words }) => words)).toEqual(['the facts know no such operation']);
  });

  it('rejects an operation that occurs twice', () => {
    const schema = { pages: [pageOf(exampleOperation()), pageOf(exampleOperation())] };
    const { differences } = compareWithFacts(schema, { operations: [exampleFacts()] });
    expect(differences.map(({ words }) => words)).toEqual(['the schema has this operation 2 times']);
  });

  it.each([
    ['method', exampleOperation({ method: 'PUT' }), exampleFacts()],
    ['url', exampleOperation({ url: '/v3/Cards' }), exampleFacts()],
    ['notices', exampleOperation({ notices: ['deprecated'] }), exampleFacts()],
    ['client certificate', exampleOperation(), exampleFacts({ security: true })],
    ['server', exampleOperation(), exampleFacts({ base_uri: { required: true, hosts: ['https://a.example/hk/'] } })],
    ['request format', exampleOperation(), exampleFacts({ request: { json: [] } })],
    ['response format', exampleOperation(), exampleFacts({ response_kind: 'file' })],
    ['nonce', exampleOperation(), exampleFacts({ version: 'v2', nonceless: true })],
    ['kind of operation', exampleOperation({ kind: 'notification' }), exampleFacts()],
  ])('finds a difference in the %s', (category, operation, facts) => {
    expect(differences(operation, facts).map((difference) => difference.category)).toEqual([category]);
  });

  it('counts the comparisons', () => {
    const facts = { operations: [factsWithMember('name')] };
    const { totals } = compareWithFacts({ pages: [pageOf(withMember({ kind: 'boolean' }))] }, facts);
    expect(totals.find(({ category }) => category === 'members')).toMatchObject({ compared: 1, equal: 1 });
    expect(totals.find(({ category }) => category === 'kinds')).toMatchObject({ compared: 1, equal: 0 });
  });
});

describe('compareWithFacts, member by member', () => {
  it('names both sides of a difference in kind', () => {
    expect(differences(withMember({ kind: 'number', integer: false }), factsWithMember('name'))).toEqual([
      {
        category: 'kinds',
        page: 'openapi/v3/cards',
        line: 6,
        path: 'json.name',
        words: 'the schema says "number", the facts say "string"',
      },
    ]);
  });

  it('finds a member that is missing on one side', () => {
    const facts = factsWithMember('Name');
    expect(differences(withMember({ kind: 'string' }), facts).map(({ path, words }) => `${path} ${words}`)).toEqual([
      'json.Name the schema has it nowhere, the facts once',
      'json.name the schema has it once, the facts nowhere',
    ]);
  });

  it.each<[string, Shape, Parameters<typeof factsWithMember>[1]]>([
    ['kinds', { kind: 'string' }, { array: true }],
    ['kinds', { kind: 'number', integer: true }, { type: 'number' }],
    ['required', { kind: 'string' }, { required: false }],
    ['positions', { kind: 'string' }, { line: 7 }],
    ['strict lists', strings('A', 'B'), { enum: ['B', 'A'], enum_src: 'oneof' }],
    ['strict lists', { ...strings('A'), closed: false }, { enum: ['A'], enum_src: 'single' }],
    ['strict lists', strings('A'), {}],
    ['loose lists', { kind: 'string' }, { enum: ['A'], enum_src: 'bare' }],
    ['encodings', encoded('url', { kind: 'string' }), { encoded: 'by-json_encode' }],
    ['encryption', encoded('rsa-bank', { kind: 'string' }), { encrypted: 'by-rsa-pubkey' }],
    ['contents', encoded('json', object('a')), { encoded: 'implied', inner_list: true, inner: [listOf('a')] }],
  ])('finds a difference in %s', (category, shape, facts) => {
    expect(differences(withMember(shape), factsWithMember('name', facts)).map((each) => each.category)).toEqual([
      category,
    ]);
  });

  it.each<[string, Shape, Parameters<typeof factsWithMember>[1]]>([
    ['a closed list', strings('A', 'B'), { enum: ['A', 'B'], enum_src: 'oneof' }],
    ['an open list', { ...strings('A'), closed: false }, { enum: ['A'], enum_src: 'desc' }],
    ['a list of strings', { kind: 'list', item: { kind: 'string' } }, { array: true }],
    ['an encrypted string', encoded('rsa-platform', { kind: 'string' }), { encrypted: 'by-rsa-pubkey' }],
    [
      'encrypted strings in a list',
      { kind: 'list', item: encoded('rsa-platform', { kind: 'string' }) },
      { encrypted: 'by-rsa-pubkey', array: true },
    ],
    [
      'encrypted JSON',
      encoded('aes-gcm', encoded('json', object('a'))),
      { encrypted: 'by-aes-gcm', inner: [exampleFactsField('a')] },
    ],
    [
      'a list in a string',
      encoded('json', { kind: 'list', item: object('a') }),
      { encoded: 'by-json_encode', inner_list: true, inner: [listOf('a')] },
    ],
    [
      'alternatives of a content',
      encoded('aes-gcm', union(object('a'), object('b'))),
      { encrypted: 'by-aes-gcm', inner_variants: [[exampleFactsField('a')], [exampleFactsField('b')]] },
    ],
  ])('accepts %s', (_, shape, facts) => {
    expect(differences(withMember(shape), factsWithMember('name', facts))).toEqual([]);
  });

  it('treats the rows of one name as the alternatives of one member', () => {
    const rows = ['a', 'b'].map((name, index) =>
      exampleFactsField('name', { type: 'object', variant: index + 1, children: [exampleFactsField(name)] }),
    );
    const operation = withMember(union(object('a'), object('c')));
    expect(differences(operation, exampleFacts({ request: { json: rows } })).map(({ path }) => path)).toEqual([
      'json.name#2.b',
      'json.name#2.c',
    ]);
  });

  it('does not look for rows that are not on the wire', () => {
    const rows = [exampleFactsField('name'), exampleFactsField('original_data', { pseudo: true, variant: 1 })];
    expect(differences(withMember({ kind: 'string' }), exampleFacts({ request: { json: rows } }))).toEqual([]);
  });

  it('expects a parameter for a placeholder without a row, and none for a row without a placeholder', () => {
    const request = { path: [exampleField('user_id', { kind: 'string' })], query: [], headers: [] };
    const facts = exampleFacts({ path_params: ['user_id'], request: { path: [exampleFactsField('use_id')] } });
    expect(differences(exampleOperation({ request }), facts)).toEqual([]);
  });

  it('treats the object of an upload as a file', () => {
    const shape = { kind: 'object', fields: [exampleField('file', { kind: 'binary' })] } as const;
    const operation = exampleOperation({
      request: { path: [], query: [], headers: [], body: { format: 'multipart', shape } },
    });
    const facts = exampleFacts({ request: { body: [exampleFactsField('file', { type: 'object' })] } });
    expect(differences(operation, facts)).toEqual([]);
  });

  it('compares the documented failure of a call that succeeds with text', () => {
    const body = { format: 'text', shape: union({ kind: 'string' }, object('return_code')) } as const;
    const operation = exampleOperation({ response: { headers: [], body } });
    const response = [exampleFactsField('return_code')];
    expect(differences(operation, exampleFacts({ response_kind: 'text-or-xml-error', response }))).toEqual([]);
  });

  it('treats the body row of the reply to a notification as the reply', () => {
    const operation = exampleOperation({
      kind: 'notification',
      url: '',
      request: { path: [], query: [], headers: [], body: { format: 'json', shape: { kind: 'object', fields: [] } } },
      response: { headers: [], body: { format: 'json', shape: object('code') } },
    });
    const body = exampleFactsField('body', { type: 'object', children: [exampleFactsField('code')] });
    const response = [exampleFactsField('status', { type: 'number' }), body];
    const facts = exampleFacts({ kind: 'webhook', path: null, response_kind: 'webhook-reply', response });
    expect(differences(operation, facts)).toEqual([]);
  });
});

describe('selectPages', () => {
  it('leaves out pages that are not selected, on both sides', () => {
    const [schema, facts] = selectPages({ pages: [pageOf(exampleOperation())] }, { operations: [exampleFacts()] }, []);
    expect({ schema, facts }).toEqual({ schema: { pages: [] }, facts: { operations: [] } });
  });

  it('finds the pages that the facts describe', () => {
    const pages = ['openapi/v3/cards', 'openapi/v3/other'];
    expect(knownPages({ operations: [exampleFacts()] }, pages)).toEqual(['openapi/v3/cards']);
  });
});

function differences(operation: Operation, facts: FactsOperation) {
  return compareWithFacts({ pages: [pageOf(operation)] }, { operations: [facts] }).differences;
}

function pageOf(operation: Operation) {
  return { path: 'openapi/v3/cards', operations: [operation] };
}

function withMember(shape: Shape): Operation {
  return operationWithMember('name', shape);
}

function strings(...values: string[]): Shape & { kind: 'string' } {
  return { kind: 'string', values: values.map((value) => ({ value })), closed: true };
}

function object(name: string): Shape {
  return { kind: 'object', fields: [exampleField(name, { kind: 'string' })] };
}

function union(...shapes: Shape[]): Shape {
  return { kind: 'union', members: shapes.map((shape) => ({ title: '', shape })) };
}

function encoded(encoding: 'json' | 'url' | 'aes-gcm' | 'rsa-platform' | 'rsa-bank', content: Shape): Shape {
  return { kind: 'encoded', encoding, content };
}

function listOf(name: string) {
  return exampleFactsField('item', { type: 'object', array: true, children: [exampleFactsField(name)] });
}
