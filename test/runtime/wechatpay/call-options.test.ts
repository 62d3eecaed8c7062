import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

let sandbox: TestServer;
let seen = 0;
beforeAll(async () => {
  sandbox = await startServer(identity, () => {
    seen += 1;
    return { json: {} };
  });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  seen = 0;
});

/** A call from JavaScript, whose options are not type-checked. */
const callWith = (options: object) =>
  createClient({ ...clientOptions, baseUrl: sandbox.url }).request('POST', '/v3/x', { json: {} }, options);

const WRONG: readonly (readonly [option: string, value: unknown])[] = [
  ...[0, -1, Number.NaN, '500', null, 5n].map((value) => ['timeout', value] as const),
  ...[-1, Number.NaN, 'abc', '2', null, {}].map((value) => ['retries', value] as const),
  ...['nonsense', 'ftp://a/', 'https://a/?b', 'https://a/#b', 'https://user@a/', 7, null].map(
    (value) => ['baseUrl', value] as const,
  ),
  ...['false', 0, null].map((value) => ['answerUnsigned', value] as const),
  ...['false', 1].map((value) => ['sealFields', value] as const),
  ['clientCertificate', 'yes'],
  ['nonce', 'abc'],
  ['signal', new AbortController()],
  ['headers', new Headers({ a: 'b' })],
  ['headers', 'a: b'],
];

it.each(WRONG)('a call is not sent with %s %o', async (option, value) => {
  await expect(callWith({ [option]: value })).rejects.toMatchObject({
    name: 'ConfigError',
    message: expect.stringContaining(option),
  });
  expect(seen).toBe(0);
});

it.each([
  ['timeout', Number.NaN],
  ['timeout', '500'],
  ['retries', 'abc'],
  ['sealFields', 'false'],
  ['logBodies', 'false'],
  ['fetch', {}],
  ['now', 5],
  ['nonce', 'abc'],
  ['logger', {}],
  ['hooks', { before: 'x' }],
])('a client is not created with %s %o', (option, value) => {
  expect(() => createClient({ ...clientOptions, [option]: value })).toThrow(
    expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(option) }),
  );
});

it('names the hook that is not a function', () => {
  const withHooks = (hooks: object) => () => createClient({ ...clientOptions, hooks });
  expect(withHooks({ before: 'x' })).toThrow('hooks.before is of type string. Pass a function.');
  expect(withHooks({ after: 'x' })).toThrow('hooks.after is of type string. Pass a function.');
});

it('does not print a value that may be a key in the wrong place', async () => {
  await expect(callWith({ timeout: 'a secret' })).rejects.toMatchObject({
    message: 'timeout is of type string. Pass a number, 1 or more.',
  });
  await expect(callWith({ timeout: null })).rejects.toMatchObject({
    message: 'timeout is null. Pass a number, 1 or more.',
  });
});

describe('a path of client.request', () => {
  const request = (path: unknown) =>
    createClient({ ...clientOptions, baseUrl: sandbox.url }).request('GET', path as string);

  it.each([
    '/v3/a/..',
    '/v3/a/.',
    '/v3/./a',
    '/v3/a/../../certificates',
    '/v3/a/%2e%2E/b',
    '/v3/a/%2e',
    '/v3/a/.%2e/b',
    '/v3/a\\..\\b',
    '\\v3\\a',
    '/v3/a#b',
    '/v3/a#',
    '/v3/a?',
    '/v3/a\tb',
    '/v3/a\nb',
    '/v3/a\r\nb',
    '/v3/a ',
    '/v3/a b',
    '/v3/a?b=c d',
    '/v3/中',
    '/v3/\ud800',
    '/v3/{a}',
    '//host/v3/a',
    '/\\host/v3/a',
    'https://host/v3/a',
    '@host/v3/a',
    'v3/a',
    '',
    undefined,
    null,
    7,
    new URL('https://host/v3/a'),
  ])('is rejected if it would lead to another address: %j', async (path) => {
    await expect(request(path)).rejects.toMatchObject({ name: 'ConfigError' });
    expect(seen).toBe(0);
  });

  it.each([
    '/v3/a',
    '/v3/a?b=c',
    '/v3/a%2Fb',
    '/v3/a?b=..',
    '/v3/a..b',
    '/v3/%E4%B8%AD',
    '/v3/a/',
    '/v3/a//b',
    '/v3/a@b:c',
  ])('is sent unchanged: %s', async (path) => {
    await request(path);
    expect(sandbox.requests.at(-1)?.target).toBe(path);
  });
});

describe('an invalid call', () => {
  const circular: Record<string, unknown> = {};
  circular['a'] = circular;
  const client = () => createClient({ ...clientOptions, baseUrl: sandbox.url });
  it.each<[string, () => Promise<unknown>]>([
    ['a bigint', () => client().request('POST', '/v3/x', { json: { a: 1n } })],
    ['a circular value', () => client().request('POST', '/v3/x', { json: circular })],
    ['a lone surrogate', () => client().request('GET', '/v3/x', { query: { a: '\ud800' } })],
    ['no method', () => client().request(Object(undefined), '/v3/x')],
    ['null for the message', () => client().request('GET', '/v3/x', JSON.parse('null'))],
    [
      'a message that fails',
      () =>
        client().request('GET', '/v3/x', {
          get query() {
            return fail();
          },
        }),
    ],
    ['null for the options', () => client().request('GET', '/v3/x', {}, JSON.parse('null'))],
  ])('rejects with an error of the client before anything is sent: %s', async (_what, call) => {
    await expect(call()).rejects.toMatchObject({ name: 'ConfigError', sent: false });
    expect(seen).toBe(0);
  });
});

function fail(): never {
  throw new TypeError('never');
}

it('has the line of the caller in the stack, through the chain too', async () => {
  async function placeTheOrder() {
    await callWith({ timeout: 1 }).catch(() => {});
    return await callWith({ timeout: 0 });
  }
  const error: unknown = await placeTheOrder().catch((failure: unknown) => failure);
  expect(Object(error).stack).toMatch(/at (async )?placeTheOrder \(.*call-options\.test\.ts/);
});

it.each([
  ['apiv3Key', 'createClient has no option "apiv3Key". Did you mean apiV3Key?'],
  ['mchId', 'createClient has no option "mchId". Did you mean mchid?'],
  ['serialNo', 'createClient has no option "serialNo". Did you mean serial?'],
  ['maxRetries', 'createClient has no option "maxRetries". Did you mean retries?'],
  ['header', 'createClient has no option "header". Did you mean headers?'],
  ['x', expect.stringMatching(/^createClient has no option "x"\. Known are mchid, serial, .*, hooks\.$/)],
])('a client is not created with the unknown option %s', (option, message) => {
  expect(() => createClient({ ...clientOptions, [option]: undefined })).toThrow(
    expect.objectContaining({ name: 'ConfigError', message }),
  );
});

it.each([
  [{ hooks: { befor: () => {} } }, 'hooks has no option "befor". Did you mean before?'],
  [{ merchant: { pfx: '', passPhrase: '' } }, 'merchant has no option "passPhrase". Did you mean passphrase?'],
  [{ hooks: () => {} }, 'hooks is not an object. Pass { prepare, before, after } or some of them.'],
  [{ merchant: 'cert.p12' }, 'merchant is not an object. Pass { cert, key } or { pfx, passphrase }.'],
])('a client is not created with %o', (options, message) => {
  const given: object = options;
  expect(() => createClient({ ...clientOptions, ...given })).toThrow(
    expect.objectContaining({ name: 'ConfigError', message }),
  );
});

it.each([undefined, null, 'mchid', []])('a client is not created with %o for its options', (options) => {
  // A call from JavaScript.
  expect(() => Reflect.apply(createClient, undefined, [options])).toThrow(
    expect.objectContaining({
      name: 'ConfigError',
      message: 'createClient needs its options: { mchid, serial, privateKey, … }.',
    }),
  );
});

it.each([
  ['timeOut', 'A call has no option "timeOut". Did you mean timeout?'],
  ['abortSignal', 'A call has no option "abortSignal". Did you mean signal?'],
])('a call is not sent with the unknown option %s', async (option, message) => {
  await expect(callWith({ [option]: 1 })).rejects.toMatchObject({ name: 'ConfigError', message });
  expect(seen).toBe(0);
});

it('a call that no page documents is not sent with an unknown part', async () => {
  const client = createClient({ ...clientOptions, baseUrl: sandbox.url });
  const message: object = { params: { limit: 1 } };
  await expect(client.request('GET', '/v3/x', message)).rejects.toMatchObject({
    name: 'ConfigError',
    message: 'client.request has no option "params". Known are query, json, xml, body, headers, answer.',
  });
  expect(seen).toBe(0);
});
