import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../templates/runtime/core/api-error.js';
import { ConfigError, ConnectionError, TimeoutError } from '../../../templates/runtime/core/errors.js';
import type { Api } from '../../../templates/runtime/http/api.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import { createClient } from './library/client.js';
import * as create from './library/v1/loans/create.js';
import { serve } from './serve.js';

const plain: Api = { servers: [], auth: [] };

describe('a call', () => {
  it('sends JSON and returns the data of the envelope', async () => {
    const { origin, received } = await serve(() => ({ code: 0, message: 'OK', data: { loan_id: 'L-1' } }));
    const client = createClient({ baseUrl: `${origin}/prefix/` });
    const { loan_id } = await create.post(client, { json: { copy: 'C-17', reader: 'R-4' } });
    expect(loan_id).toBe('L-1');
    expect(received).toMatchObject([
      { method: 'POST', url: '/prefix/v1/loans/create', body: '{"copy":"C-17","reader":"R-4"}' },
    ]);
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
  });

  it('gives everything that came through withResponse()', async () => {
    const { origin } = await serve((_request, response) => {
      response.setHeader('X-Request-Id', 'r-1');
      return { code: 0, message: 'OK', data: { loan_id: 'L-1' } };
    });
    const call = create.post(createClient({ baseUrl: origin }), { json: { copy: 'C', reader: 'R' } });
    const { data, body, requestId, response } = await call.withResponse();
    expect({ data, body, requestId }).toEqual({
      data: { loan_id: 'L-1' },
      body: { code: 0, message: 'OK', data: { loan_id: 'L-1' } },
      requestId: 'r-1',
    });
    expect([response.status, await response.json()]).toEqual([200, body]);
  });

  it.each([
    ['the client', { unwrap: false }, {}],
    ['the call', {}, { unwrap: false }],
  ])('returns the whole response where %s asks for it', async (_, options, callOptions) => {
    const { origin } = await serve(() => ({ code: 0, data: 1 }));
    const client = createClient({ baseUrl: origin, ...options });
    expect(await client.request('GET', '/v1', {}, callOptions)).toEqual({ code: 0, data: 1 });
  });

  it('keeps the envelope where the documented body is the whole response, and still takes its code for a failure', async () => {
    const { origin } = await serve(({ url }) => ({ code: url === '/ok' ? 0 : 7, data: 1 }));
    const client = createClient({ baseUrl: origin });
    const operation = { id: 'x#get', method: 'GET', answer: 'json', whole: true } as const;
    expect(await client.call({ ...operation, url: '/ok' }, {})).toEqual({ code: 0, data: 1 });
    await expect(client.call({ ...operation, url: '/bad' }, {})).rejects.toMatchObject({ code: '7' });
  });

  it('takes path parameters by name, and a query with lists', async () => {
    const { origin, received } = await serve();
    const client = createHttpClient(plain, { baseUrl: origin });
    const operation = { id: 'x#get', method: 'GET', url: '/books/{book}/copies?Action=List', answer: 'json' } as const;
    await client.call(operation, { book: 'a/b ç', query: { ids: [1, 2], open: true, none: undefined } });
    expect(received[0]?.url).toBe('/books/a%2Fb%20%C3%A7/copies?Action=List&ids=1&ids=2&open=true');
  });

  it('lets the headers of a call replace those of the client, of the request and of the runtime', async () => {
    const { origin, received } = await serve();
    const client = createHttpClient(plain, { baseUrl: origin, headers: { 'X-One': 'client', 'X-Two': 'client' } });
    const message = { json: {}, headers: { 'x-two': 'request', 'X-Three': 'request' } };
    const headers = { 'X-THREE': 'call', 'Content-Type': 'application/merge-patch+json', 'X-One': undefined };
    await client.request('PATCH', '/books', message, { headers });
    const { 'x-one': one, 'x-two': two, 'x-three': three, 'content-type': type } = received[0]?.headers ?? {};
    expect({ one, two, three, type }).toEqual({ two: 'request', three: 'call', type: 'application/merge-patch+json' });
  });

  it('keeps the digits of integers that a number cannot hold', async () => {
    const { origin } = await serve((_request, response) => {
      response.end('{"id":12345678901234567890}');
    });
    const client = createHttpClient(plain, { baseUrl: origin });
    expect(await client.request('GET', '/')).toEqual({ id: '12345678901234567890' });
  });

  it('returns undefined for a response without body', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(204).end();
    });
    expect(await createClient({ baseUrl: origin }).request('DELETE', '/v1/loans/1')).toBe(undefined);
  });

  it('sends HEAD', async () => {
    const { origin, received } = await serve();
    const { response } = await createHttpClient(plain, { baseUrl: origin }).request('head', '/books').withResponse();
    expect([received[0]?.method, response.status]).toEqual(['HEAD', 200]);
  });

  it('goes to a server that the documentation does not list, whatever server its page names', async () => {
    const { origin, received } = await serve();
    const operation = {
      id: 'x#get',
      method: 'GET',
      url: '/x',
      server: 'https://other.example',
      answer: 'json',
    } as const;
    await createHttpClient(plain, { baseUrl: origin }).call(operation, {});
    expect(received).toHaveLength(1);
  });
});

describe('a failed call', () => {
  it('throws an ApiError for a code that is not ok', async () => {
    const { origin } = await serve((_request, response) => {
      response.setHeader('X-Request-Id', 'r-2');
      return { code: 1004, message: 'No such copy', data: null };
    });
    const call = create.post(createClient({ baseUrl: origin }), { json: { copy: 'C', reader: 'R' } });
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 200,
      code: '1004',
      message: 'No such copy',
      detail: { code: 1004, message: 'No such copy', data: null },
      requestId: 'r-2',
      operation: 'loans#POST /v1/loans/create',
      url: `${origin}/v1/loans/create`,
      sent: true,
    });
  });

  it.each([
    ['an envelope', 422, '{"code":12,"message":"Too many"}', { code: '12', message: 'Too many' }],
    [
      'an error object',
      400,
      '{"error":{"code":"bad_copy","message":"Bad copy"}}',
      { code: 'bad_copy', message: 'Bad copy' },
    ],
    [
      'OAuth',
      401,
      '{"error":"invalid_grant","error_description":"Expired"}',
      { code: 'invalid_grant', message: 'Expired' },
    ],
    ['problem details', 403, '{"type":"about:blank","title":"No","detail":"Not yours"}', { message: 'Not yours' }],
    [
      'the page of a gateway',
      403,
      '<html>no</html>',
      { code: '', message: 'GET /x was answered 403.', detail: undefined },
    ],
    ['nothing', 404, '', { code: '', message: 'GET /x was answered 404.' }],
  ])('reads code and message of %s', async (_, status, body, expected) => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
    const error: unknown = await createClient({ baseUrl: origin })
      .request('GET', '/x')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, ...expected });
  });

  it('reads why a call failed where the envelope has the words in an object', async () => {
    const envelope = { root: 'library-response', code: 'status', ok: ['ok'], message: 'error.message' };
    const { origin } = await serve(({ url }) => ({
      'library-response':
        url === '/ok'
          ? { status: 'ok', books: [1] }
          : { status: 'failed', error: { code: 40, message: 'Wrong password' } },
    }));
    const client = createHttpClient({ ...plain, envelope }, { baseUrl: origin });
    expect(await client.request('GET', '/ok')).toEqual({ books: [1] });
    await expect(client.request('GET', '/no')).rejects.toMatchObject({
      status: 200,
      code: '40',
      message: 'Wrong password',
    });
  });

  it('throws a ConnectionError for a body that is not JSON', async () => {
    const { origin } = await serve((_request, response) => {
      response.end('<html>');
    });
    const error: unknown = await createClient({ baseUrl: origin })
      .request('POST', '/x')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      message: 'POST /x was answered 200 with a body that is not JSON.',
      carriedOut: true,
    });
  });

  it.each(['GET', 'HEAD'])('is sent again after 503 when it is %s', async (method) => {
    const { origin, received } = await serve((_request, response) => {
      if (received.length > 1) return { code: 0 };
      response.writeHead(503, { 'Retry-After': '0' }).end();
      return undefined;
    });
    await createClient({ baseUrl: origin }).request(method, '/x');
    expect(received).toHaveLength(2);
  });

  it.each([
    ['a POST', {}, 1],
    ['a POST that the API marks safe', { safe: true }, 3],
  ] as const)('is sent again where that is safe: %s', async (_, marks, count) => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(503, { 'Retry-After': '0' }).end();
    });
    const operation = { id: 'x#post', method: 'POST', url: '/x', answer: 'json', ...marks } as const;
    await expect(createClient({ baseUrl: origin }).call(operation, {})).rejects.toMatchObject({ status: 503 });
    expect(received).toHaveLength(count);
  });

  it('leaves a long Retry-After to the caller', async () => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(429, { 'Retry-After': '120' }).end();
    });
    const call = createClient({ baseUrl: origin }).request('GET', '/x');
    await expect(call).rejects.toMatchObject({ status: 429, retryAfter: 120 });
    expect(received).toHaveLength(1);
  });

  it('throws a TimeoutError when no answer comes, and the reason of the signal when that aborts', async () => {
    const { origin } = await serve(() => new Promise(() => {}));
    const client = createClient({ baseUrl: origin, retries: 0 });
    await expect(client.request('GET', '/x', {}, { timeout: 20 })).rejects.toBeInstanceOf(TimeoutError);
    const controller = new AbortController();
    const call = client.request('GET', '/x', {}, { signal: controller.signal });
    controller.abort('enough');
    await expect(call).rejects.toBe('enough');
  });

  it('says whether anything was sent', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1', retries: 0 });
    const error: unknown = await client.request('POST', '/x').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ sent: false, attempts: [{ host: '127.0.0.1:1', sent: false }] });
  });
});

describe('what cannot be sent', () => {
  const operation = { id: 'x#get', method: 'GET', url: '/books/{book}', answer: 'json' } as const;
  const client = createHttpClient(plain, { baseUrl: 'http://127.0.0.1:1' });

  it.each([
    ['a missing path parameter', {}, /^book is missing/],
    ['an empty path parameter', { book: '' }, /^book is empty/],
    ['a path parameter that leads elsewhere', { book: '..' }, /^book cannot stand in a URL/],
    ['an object in the query', { book: 'b', query: { a: {} } }, /^query\.a /],
    ['null in the query', { book: 'b', query: { a: null } }, /^query\.a is null/],
    ['a body of GET', { book: 'b', json: {} }, /^GET \/books\/\{book\} cannot carry a body/],
    ['a query that is none', { book: 'b', query: 'a=b' }, /^query /],
    ['a header of two lines', { book: 'b', headers: { 'X-A': 'a\r\nX-B: b' } }, /X-A/],
  ])('is a ConfigError that names it: %s', async (_, request, message) => {
    const error: unknown = await client.call(operation, request).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), sent: false });
  });

  it.each([
    ['NaN', Number.NaN],
    ['a Map', new Map()],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud800'],
    ['a hole', [undefined]],
  ])('is a ConfigError that names the place in JSON: %s', async (_, value) => {
    const call = client.request('POST', '/x', { json: { a: [{ b: value }] } });
    await expect(call).rejects.toThrow(/^json\.a\[0\]\.b/);
  });

  it('is two bodies', async () => {
    const call = client.request('POST', '/x', { json: {}, form: {} });
    await expect(call).rejects.toThrow('POST /x got both json and form. Pass one of them.');
  });

  it.each(['books', '//evil.example/', 'https://evil.example/'])('is a path such as %s', async (path) => {
    await expect(client.request('GET', path)).rejects.toThrow(ConfigError);
  });

  it('is a method such as CONNECT', async () => {
    await expect(client.request('CONNECT', '/x')).rejects.toThrow(ConfigError);
  });

  it.each([
    ['a misspelled option', { secrt: 'S3CRET' }, /secrt/],
    ['a timeout that is text', { timeout: 'S3CRET' }, /timeout/],
    ['a server with a password', { baseUrl: 'https://me:S3CRET@host' }, /baseUrl/],
    ['a secret that is no text', { secret: ['S3CRET'] }, /secret/],
  ])('is an option of the client: %s', (_, options, message) => {
    const make = () => createClient(Object(options));
    expect(make).toThrow(ConfigError);
    expect(make).toThrow(message);
    expect(make).not.toThrow('S3CRET');
  });

  it('is an option of a call', async () => {
    await expect(client.request('GET', '/x', {}, Object({ timeuot: 1 }))).rejects.toThrow(/timeuot/);
    await expect(client.request('GET', '/x', {}, Object({ retries: -1 }))).rejects.toThrow(/retries/);
  });
});

it('sends dates as JSON writes them', async () => {
  const { origin, received } = await serve();
  const client = createHttpClient(plain, { baseUrl: origin });
  const day = new Date(0);
  await client.request('POST', '/x', { query: { day }, json: { day } });
  expect(received[0]).toMatchObject({
    url: '/x?day=1970-01-01T00%3A00%3A00.000Z',
    body: '{"day":"1970-01-01T00:00:00.000Z"}',
  });
});

it('shows none of its options', () => {
  const client = createClient({ key: 'K3Y', secret: 'S3CRET' });
  expect(inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client)).not.toMatch(/K3Y|S3CRET/);
});

it('lets a hook change the request, and reports attempts', async () => {
  const { origin, received } = await serve(() => ({ code: 0 }));
  const seen: unknown[] = [];
  const client = createClient({
    baseUrl: origin,
    hooks: {
      prepare: ({ request }) => ({ request: { ...request, query: { page: 2 } } }),
      before: ({ attempt }) => void seen.push(attempt),
      after: ({ status }) => void seen.push(status),
    },
  });
  await client.request('GET', '/x');
  expect([received[0]?.url, seen]).toEqual(['/x?page=2', [1, 200]]);
});
