import { describe, expect, it } from 'vitest';
import type { AuthRule } from '../../generator/model/api.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { buildSecurity } from '../../generator/openapi/build-security.js';
import { call, libraryApi } from '../support/plain-schema.js';

const build = (...auth: readonly AuthRule[]) => buildSecurity({ auth, language: 'en' });

const token = { description: 'From your profile' };
const key = { description: 'Names the program' };
const secret = { description: 'Signs calls' };

describe.each([
  [
    'a bearer token',
    { name: 'token', options: { token }, headers: { Authorization: 'Bearer {token}' } },
    { token: { type: 'http', scheme: 'bearer', description: 'From your profile' } },
  ],
  [
    'a user and a password',
    {
      name: 'login',
      options: { user: { description: 'Your name' }, password: { description: 'Its password' } },
      headers: { authorization: 'Basic {base64:{user}:{password}}' },
    },
    {
      login: {
        type: 'http',
        scheme: 'basic',
        description: '`Basic {base64:{user}:{password}}`\n\n- `user`: Your name\n- `password`: Its password',
      },
    },
  ],
  [
    'a key in a header',
    { name: 'key', options: { key }, headers: { 'X-Key': '{key}' } },
    { key: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'Names the program' } },
  ],
  [
    'a token of a kind of its own in Authorization',
    { name: 'bot', options: { token }, headers: { Authorization: 'Bot {token}' } },
    { bot: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'From your profile' } },
  ],
  [
    'a key in the query',
    { name: 'key', options: { key }, query: { api_key: '{key}' } },
    { key: { type: 'apiKey', in: 'query', name: 'api_key', description: 'Names the program' } },
  ],
  [
    'a cookie',
    { name: 'session', options: { token }, cookies: { sid: '{token}' } },
    { session: { type: 'apiKey', in: 'cookie', name: 'sid', description: 'From your profile' } },
  ],
  [
    'a signature',
    {
      name: 'signed',
      options: { key, secret },
      sign: { text: '{milliseconds}{key}{queryOrBody}', by: 'hmac-sha256', key: '{secret}', as: 'hex' },
      headers: { 'X-Key': '{key}', 'X-Time': '{milliseconds}', 'X-Sign': '{signature}' },
    },
    {
      'signed.X-Key': { type: 'apiKey', in: 'header', name: 'X-Key', description: 'Names the program' },
      'signed.X-Time': { type: 'apiKey', in: 'header', name: 'X-Time', description: '`{milliseconds}`' },
      'signed.X-Sign': {
        type: 'apiKey',
        in: 'header',
        name: 'X-Sign',
        description:
          '`{signature}`\n\n`{signature}` is HMAC-SHA256 of `{milliseconds}{key}{queryOrBody}` with the key `{secret}`, in hexadecimal.\n\n- `key`: Names the program\n- `secret`: Signs calls',
      },
    },
  ],
] as const)('%s', (_, rule, schemes) => {
  it('is a security scheme', () => {
    expect(build(rule).schemes).toEqual(schemes);
  });

  it('is what a call needs as a whole', () => {
    expect(build(rule).requirements).toEqual([Object.fromEntries(Object.keys(schemes).map((name) => [name, []]))]);
  });
});

it('lets callers choose between several ways', () => {
  const { requirements } = build(
    { name: 'token', options: { token }, headers: { Authorization: 'Bearer {token}' } },
    { name: 'key', options: { key }, query: { key: '{key}' } },
  );
  expect(requirements).toEqual([{ token: [] }, { key: [] }]);
});

it('makes parameters of what every way sends without proving anything', () => {
  const client = { description: 'Name of the program', default: 'docs' };
  const always = { f: 'json', c: '{client}' };
  const { schemes, parameters } = build(
    { name: 'token', options: { token, client }, query: { t: '{token}', ...always, only: 'here' } },
    { name: 'key', options: { key, client }, query: { k: '{key}', ...always } },
  );
  expect(Object.keys(schemes)).toEqual(['token', 'key']);
  expect(parameters).toEqual([
    { name: 'f', in: 'query', required: true, schema: { type: 'string', enum: ['json'] } },
    {
      name: 'c',
      in: 'query',
      required: false,
      description: 'Name of the program',
      schema: { type: 'string', default: 'docs' },
    },
  ]);
});

it('makes a rule that every call follows a part of each way, and none itself', () => {
  const client = { description: 'Name of the program', default: 'docs' };
  const { requirements, parameters } = build(
    { name: 'fixed', options: { client }, query: { f: 'json', c: '{client}', id: '{nonce}' } },
    { name: 'token', options: { token }, query: { t: '{token}' } },
    { name: 'key', options: { key }, query: { k: '{key}' } },
  );
  expect(requirements).toEqual([
    { fixed: [], token: [] },
    { fixed: [], key: [] },
  ]);
  expect(parameters).toMatchObject([{ name: 'f' }, { name: 'c' }]);
});

it('has nothing to choose where every call sends the same parameters alone', () => {
  const { requirements, parameters } = build({ name: 'fixed', options: {}, query: { f: 'json' } });
  expect(requirements).toEqual([]);
  expect(parameters).toMatchObject([{ name: 'f' }]);
});

it('needs nothing of calls of an API without authentication', () => {
  expect(build()).toEqual({ schemes: {}, requirements: [], parameters: [] });
});

it('stands in a document once, and each call refers to it', () => {
  const rule = { name: 'token', options: { token }, query: { t: '{token}', f: 'json' } };
  const pages = [{ path: 'guide', operations: [call('GET', '/loans')] }];
  const { security, components, paths } = buildDocument(pages, { api: { ...libraryApi, auth: [rule] } });
  expect([security, Object.keys(components.securitySchemes), Object.keys(components.parameters ?? {})]).toEqual([
    [{ token: [] }],
    ['token'],
    ['auth1'],
  ]);
  expect(paths['/loans']?.['get']?.['parameters']).toEqual([{ $ref: '#/components/parameters/auth1' }]);
  expect(paths['/loans']?.['get']).not.toHaveProperty('security');
});
