import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../../../templates/runtime/core/errors.js';
import type { Api, AuthRule } from '../../../templates/runtime/http/api.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import { md5 } from '../../../templates/runtime/http/md5.js';
import type { BaseOptions } from '../../../templates/runtime/http/options.js';
import { serve } from './serve.js';

const fixed = { now: () => 1_700_000_000_123, nonce: () => 'N0NCE', retries: 0 };

/** A client of an API with these rules. The options of rules are typed by what is generated. */
function clientOf(auth: readonly AuthRule[], options: BaseOptions & Readonly<Record<string, unknown>>) {
  const api: Api = { servers: [], auth };
  return createHttpClient(api, { ...fixed, ...options }, { md5: async () => ({ md5 }) });
}

const bearer: AuthRule = { name: 'bearer', options: { token: {} }, headers: { Authorization: 'Bearer {token}' } };
const basic: AuthRule = {
  name: 'basic',
  options: { user: {}, password: {} },
  headers: { Authorization: 'Basic {base64:{user}:{password}}' },
};
const signed: AuthRule = {
  name: 'signed',
  options: { key: {}, secret: {}, window: { default: '5000' } },
  sign: { text: '{milliseconds}{key}{window}{queryOrBody}', by: 'hmac-sha256', key: '{secret}', as: 'hex' },
  headers: { 'X-Key': '{key}', 'X-Sign': '{signature}', 'X-Window': '{window}' },
};

describe('a rule', () => {
  it.each<[string, AuthRule, Record<string, string>, object]>([
    ['bearer', bearer, { token: 'T-1' }, { headers: { authorization: 'Bearer T-1' } }],
    [
      'basic, in UTF-8',
      basic,
      { user: 'Zoë', password: 'pä:ss' },
      { headers: { authorization: 'Basic Wm/Dqzpww6Q6c3M=' } },
    ],
    [
      'a key in a header',
      { name: 'key', options: { key: {} }, headers: { 'X-Key': '{key}' } },
      { key: 'K-1' },
      { headers: { 'x-key': 'K-1' } },
    ],
    [
      'a key in the query',
      { name: 'key', options: { key: {} }, query: { key: '{key}' } },
      { key: 'K&1' },
      { url: '/books?a=1&key=K%261' },
    ],
    [
      'cookies',
      { name: 'session', options: { session: {} }, cookies: { session: '{session}', site: 'a b' } },
      { session: 'S-1' },
      { headers: { cookie: 'session=S-1; site=a%20b' } },
    ],
    [
      'braces in a value',
      bearer,
      { token: '{base64:x}{token}' },
      { headers: { authorization: 'Bearer {base64:x}{token}' } },
    ],
    [
      'JSON in a header',
      { name: 'app', options: { app: {} }, headers: { 'X-App': '{"app":"{app}"}' } },
      { app: 'A-1' },
      { headers: { 'x-app': '{"app":"A-1"}' } },
    ],
  ])('sends %s', async (_, rule, options, expected) => {
    const { origin, received } = await serve();
    await clientOf([rule], { baseUrl: origin, ...options }).request('GET', '/books?a=1');
    expect(received[0]).toMatchObject(expected);
  });

  // The signatures were computed with `openssl dgst`.
  it('signs the body of a POST by HMAC', async () => {
    const { origin, received } = await serve();
    const client = clientOf([signed], { baseUrl: origin, key: 'K-1', secret: 'S-é1' });
    await client.request('POST', '/loans', { json: { copy: 'C-17', reader: 'R-4' } });
    expect(received[0]?.headers).toMatchObject({
      'x-key': 'K-1',
      'x-window': '5000',
      'x-sign': '83cf0018db109f2c1b941a84f1f2084ca67a7226b9d96ba93421e32a010d2507',
    });
  });

  it('signs the query of a GET by HMAC', async () => {
    const { origin, received } = await serve();
    const client = clientOf([signed], { baseUrl: origin, key: 'K-1', secret: 'S-é1' });
    await client.request('GET', '/loans?a=1', { query: { b: 'x y' } });
    expect(received[0]?.headers['x-sign']).toBe('84c171bf3fc1f9b5bafbe1b968c02e066892298e87f083e1624c28b7a5194286');
  });

  it('signs method, path, time and body in Base64, with the prefix of the server', async () => {
    const { origin, received } = await serve();
    const rule: AuthRule = {
      name: 'lines',
      options: { secret: {} },
      sign: { text: '{method}\n{path}\n{timestamp}\n{body}', by: 'hmac-sha512', key: '{secret}&', as: 'base64' },
      headers: { 'X-Sign': '{signature}' },
    };
    const client = clientOf([rule], { baseUrl: `${origin}/prefix`, secret: 'S-1' });
    await client.request('POST', '/books', { json: { a: 1 } });
    expect(received[0]?.headers['x-sign']).toBe(
      '5RS3m7gqO1CZxOx+3COH+ulDs3EWDCNuhFQu3kl4OHbw8YHjGvdeK21uu9j0UthnlwVDeyVpJrGEqXS5O3BNRg==',
    );
  });

  it('signs names and values in the order of the names, with those that it adds itself', async () => {
    const { origin, received } = await serve();
    const rule: AuthRule = {
      name: 'sorted',
      options: { key: {}, secret: {} },
      sign: { text: '{sortedParams}', by: 'hmac-sha1', key: '{secret}', as: 'base64' },
      query: { app: '{key}', sign: '{signature}', nonce: '{nonce}', timestamp: '{timestamp}' },
    };
    const client = clientOf([rule], { baseUrl: origin, key: 'K-1', secret: 'S-1' });
    await client.request('POST', '/books', { form: { title: 'é' } });
    expect(received[0]?.url).toBe(
      '/books?app=K-1&sign=s%2FJ9NZatKL2ZmFyptr8IdZ4ZXxI%3D&nonce=N0NCE&timestamp=1700000000',
    );
  });

  it('signs the query as it is sent, but for the signature', async () => {
    const { origin, received } = await serve();
    const rule: AuthRule = {
      name: 'query',
      options: { key: {}, secret: {} },
      sign: { text: '{query}', by: 'hmac-sha1', key: '{secret}', as: 'hex' },
      query: { v: '1.16.1', app: '{key}', time: '{isoTime}', sign: '{signature}' },
    };
    await clientOf([rule], { baseUrl: origin, key: 'K-1', secret: 'S-1' }).request('GET', '/books?a=1');
    expect(received[0]?.url).toBe(
      '/books?a=1&v=1.16.1&app=K-1&time=2023-11-14T22%3A13%3A20.123Z&sign=18d6413a2d1fb500248a795d7db28a123aabc9a3',
    );
  });

  it.each<[string, AuthRule['sign'], string]>([
    ['a salted MD5', { text: '{password}{nonce}', by: 'md5', as: 'hex' }, 'edf3cc9883df715f8ada1ddaa29a8051'],
    [
      'SHA-1',
      { text: '{key}a{sortedParams}{secret}', by: 'sha1', as: 'hex' },
      'b41e0cf6572635782ec84ded5fd9574193d604a2',
    ],
    [
      'SHA-256',
      { text: '{key}{timestamp}{secret}', by: 'sha256', as: 'hex' },
      '5f6f1360e4852348e1149d48c04687691950754fee0a93bdc2a4823ff59d2e68',
    ],
    [
      'SHA-512',
      { text: '{key}{path}{secret}', by: 'sha512', as: 'hex' },
      '264147c5662e88965a266e074e328997370da03fb9bf0ab3d3c8850990a9558689c70af7c3673abdb7732276d3fc58f080e47537a71e4c7ea025b2c5bce270fa',
    ],
  ])('hashes by %s', async (_, sign, signature) => {
    const { origin, received } = await serve();
    const rule: AuthRule = {
      name: 'hash',
      options: { key: {}, secret: {}, password: { default: 'sesame' } },
      ...(sign ? { sign } : {}),
      headers: { 'X-Sign': '{signature}' },
      query: { app: '{key}' },
    };
    const client = clientOf([rule], { baseUrl: origin, key: 'K-1', secret: 'S-1' });
    await client.request('GET', '/books', sign?.text.includes('sorted') ? { query: { Z: 9, b: 2 } } : {});
    expect(received[0]?.headers['x-sign']).toBe(signature);
  });

  it('signs each attempt afresh', async () => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(503, { 'Retry-After': '0' }).end();
    });
    const nonces = ['n1', 'n2', 'n3'];
    const nonce = () => nonces.shift() ?? 'none';
    const rule: AuthRule = { name: 'nonce', options: { key: {} }, query: { key: '{key}', nonce: '{nonce}' } };
    const call = clientOf([rule], { baseUrl: origin, key: 'K', nonce, retries: 2 }).request('GET', '/books');
    await expect(call).rejects.toMatchObject({ status: 503 });
    expect(received.map(({ url }) => url)).toEqual(['n1', 'n2', 'n3'].map((each) => `/books?key=K&nonce=${each}`));
  });
});

describe('the choice of a rule', () => {
  it('is none without its options: the call goes out without proof', async () => {
    const { origin, received } = await serve();
    await clientOf([signed, bearer], { baseUrl: origin, window: '9', secret: undefined }).request('GET', '/books');
    const { authorization, 'x-key': key, 'x-sign': sign } = received[0]?.headers ?? {};
    expect([received[0]?.url, authorization, key, sign]).toEqual(['/books', undefined, undefined, undefined]);
  });

  it.each([
    ['key', { key: 'S3CRET' }, /got key without secret/],
    ['an empty secret', { key: 'S3CRET', secret: '' }, /got key without secret/],
    ['password', { password: 'S3CRET' }, /got password without user/],
  ])('names what is missing beside %s', async (_, options, message) => {
    const call = clientOf([signed, basic], { baseUrl: 'http://127.0.0.1:1', ...options }).request('GET', '/books');
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), sent: false });
    expect(inspect(error)).not.toContain('S3CRET');
  });

  it('follows the options given', async () => {
    const { origin, received } = await serve();
    for (const options of [{ token: 'T' }, { user: 'u', password: 'p' }, { key: 'K', secret: 'S' }]) {
      await clientOf([signed, bearer, basic], { baseUrl: origin, ...options }).request('GET', '/books');
    }
    expect(received.map(({ headers }) => headers['x-key'] ?? headers.authorization)).toEqual([
      'Bearer T',
      'Basic dTpw',
      'K',
    ]);
  });

  it('sends fixed parameters with any rule and with none', async () => {
    const { origin, received } = await serve();
    const format: AuthRule = {
      name: 'format',
      options: { client: { default: 'docwright' } },
      query: { f: 'json', c: '{client}' },
    };
    await clientOf([format, bearer], { baseUrl: origin }).request('GET', '/books');
    await clientOf([format, bearer], { baseUrl: origin, token: 'T', client: 'mine' }).request('GET', '/books');
    expect(received.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/books?f=json&c=docwright', undefined],
      ['/books?f=json&c=mine', 'Bearer T'],
    ]);
  });

  it('is the function of the caller in place of a rule', async () => {
    const { origin, received } = await serve();
    const authorize = vi.fn(async () => ({ headers: { 'X-Proof': 'P' }, query: { proof: 'Q' } }));
    const client = clientOf([bearer], { baseUrl: origin, token: 'T', authorize });
    await client.request('PUT', '/books', { query: { a: 1 }, json: { b: [2], c: 'd' } });
    expect(received[0]).toMatchObject({ url: '/books?a=1&proof=Q', headers: { 'x-proof': 'P' } });
    expect(received[0]?.headers.authorization).toBe(undefined);
    expect(authorize.mock.calls).toMatchObject([
      [
        {
          method: 'PUT',
          path: '/books',
          query: 'a=1',
          body: '{"b":[2],"c":"d"}',
          parameters: [
            ['a', '1'],
            ['b', '[2]'],
            ['c', 'd'],
          ],
        },
      ],
    ]);
  });

  it('gives way to headers of the caller, in whatever case', async () => {
    const { origin, received } = await serve();
    const client = clientOf([bearer], { baseUrl: origin, token: 'T' });
    await client.request('GET', '/books', {}, { headers: { authorization: 'Bearer mine' } });
    await client.request('GET', '/books', {}, { headers: { authorization: undefined } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer mine', undefined]);
  });
});

describe('secrets', () => {
  it('are in no error about a value that cannot be a header', async () => {
    const call = clientOf([bearer], { baseUrl: 'http://127.0.0.1:1', token: 'S3CRET\n' }).request('GET', '/books');
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('S3CRET');
  });

  it('are in no error of a fetch that names the address, nor in a log', async () => {
    const logged: unknown[] = [];
    const log = (...details: unknown[]) => void logged.push(details);
    const fetch = async (url: string): Promise<Response> => {
      const cause = Object.assign(new Error(`connect ${url}`), { path: url });
      throw new TypeError(`error sending request for url (${url})`, { cause });
    };
    const rule: AuthRule = { name: 'key', options: { key: {} }, query: { key: '{key}' } };
    const client = clientOf([rule], {
      baseUrl: 'https://library.example',
      key: 'S3CRET',
      fetch,
      logger: { debug: log, warn: log },
    });
    const error: unknown = await client.request('GET', '/books').catch((reason: unknown) => reason);
    expect(inspect([error, logged], { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('S3CRET');
    expect(logged).not.toEqual([]);
  });
});

it('says that signing needs crypto.subtle where a page over plain http lacks it', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const call = clientOf([signed], { baseUrl: 'http://127.0.0.1:1', key: 'K', secret: 'S' }).request('GET', '/books');
  const error: unknown = await call.catch((reason: unknown) => reason);
  vi.unstubAllGlobals();
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toMatchObject({ message: expect.stringContaining('crypto.subtle'), sent: false });
});
