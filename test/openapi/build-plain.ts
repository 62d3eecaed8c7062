import type { AuthRule } from '../../generator/model/api.js';
import type { Message, Page } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { call, field, fortyGets, json, libraryApi, object } from '../support/plain-schema.js';

const request: Message = { path: [], query: [], headers: [] };
const envelope = { data: 'data', code: 'code', ok: [0, '0'], message: 'error.message', tables: 'data' } as const;
const copies = { kind: 'object', fields: [], values: object(field('shelf')) } as const;
const cut = { kind: 'object', fields: [], open: true } as const;

const loans: Page = {
  path: 'loans',
  operations: [
    call('GET', '/v1/loans/{loan}', {
      response: json(
        object(
          field('note', { kind: 'string' }, { nullable: true, inferred: ['member'], required: false }),
          field('copies', copies, { nullable: true }),
          field('parent', cut),
        ),
        { envelope },
      ),
    }),
    call('PUT', '/v1/loans/{number}', { response: json(object(), { envelope: { ...envelope, root: 'reply' } }) }),
    call('POST', '/v1/loans', {
      request: { ...request, body: { format: 'form', shape: object(field('copy'), field('days')) } },
      examples: [{ label: '', request: { form: { copy: 'C-17', days: '3' } } }],
    }),
    call('POST', '/v1/covers', {
      request: { ...request, body: { format: 'multipart', shape: object(field('cover', { kind: 'binary' })) } },
      response: { headers: [], body: { format: 'empty', shape: object() }, envelope },
    }),
    call('GET', '/?Action=ListBooks', { response: json({ kind: 'list', item: object(field('id')) }) }),
    call('GET', '/?Action=FindBook&isbn={isbn}', { request }),
    call('DELETE', '/v1/loans/{loan}/pages/{page}', { request }),
  ],
};

const token = { description: 'From your profile' };
const secret = { description: 'Signs calls' };
const auth: readonly AuthRule[] = [
  { name: 'token', options: { token }, headers: { Authorization: 'Bearer {token}' }, query: { f: 'json' } },
  {
    name: 'signed',
    options: { secret },
    sign: { text: '{milliseconds}{queryOrBody}', by: 'hmac-sha256', key: '{secret}', as: 'hex' },
    headers: { 'X-Time': '{milliseconds}', 'X-Sign': '{signature}' },
    query: { f: 'json' },
    cookies: { sid: '{secret}' },
  },
];

/** The document of a plain HTTP API with whatever its pages can say. */
export async function buildPlain() {
  const pages = [fortyGets(), loans];
  return { pages, document: buildDocument(pages, { api: { ...libraryApi, auth } }) };
}
