import { describe, expect, it } from 'vitest';
import type { Api } from '../../../templates/runtime/http/api.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import type { BaseOptions } from '../../../templates/runtime/http/options.js';
import { type Received, serve } from './serve.js';

const api: Api = {
  servers: [],
  auth: [{ name: 'key', options: { key: {} }, headers: { 'X-Key': '{key}' }, query: { key: '{key}', v: '1' } }],
  envelope: { code: 'code', ok: [0], message: 'message', data: 'data' },
};

/** What a server gets of a call, and what the caller gets of it. */
async function record(options: BaseOptions, [method, url, request]: readonly ['GET' | 'POST', string, object]) {
  const { origin, received } = await serve((_request, response) => {
    response.setHeader('X-Request-Id', 'r-1');
    return { code: 0, data: { a: 1 } };
  });
  const given: BaseOptions & { readonly key: string } = {
    baseUrl: origin,
    key: 'K',
    headers: { 'X-Own': '1' },
    ...options,
  };
  const call = createHttpClient(api, given).call({ id: 'x', method, url, answer: 'json' }, request);
  const { data, body, requestId, response } = await call.withResponse();
  const sent = received.map(
    ({ headers: { host: _host, connection: _connection, ...headers }, ...others }: Received) => ({
      ...others,
      headers,
    }),
  );
  return { sent, got: { data, body, requestId, status: response.status, text: await response.text() } };
}

describe('a usual call', () => {
  const none = () => {};

  it.each<readonly ['GET' | 'POST', string, object]>([
    ['GET', '/books?Action=List', {}],
    ['GET', '/books/{book}', { book: 'a/b', query: { ids: [1, 'ä &'], open: false, none: undefined } }],
    [
      'POST',
      '/books',
      { json: { a: [{ b: null }], none: undefined }, headers: { 'x-own': undefined, 'X-key': 'mine' } },
    ],
    ['POST', '/books', { json: null, query: {} }],
    ['POST', '/books', {}],
  ])('is the same whichever module makes it: %s %s %j', async (...call) => {
    // Whoever logs has each attempt made by `perform.ts`.
    const logged = await record({ logger: { debug: none, warn: none } }, call);
    expect(await record({}, call)).toEqual(logged);
  });

  it('counts as one attempt when it fails', async () => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(503, { 'Retry-After': '0' }).end();
    });
    const client = createHttpClient(api, { baseUrl: origin, retries: 1 });
    await expect(client.request('GET', '/x')).rejects.toMatchObject({ attempts: [{ status: 503 }, { status: 503 }] });
    expect(received).toHaveLength(2);
  });

  it('is carried out when its answer breaks off', async () => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('{', () => response.destroy());
    });
    const call = createHttpClient(api, { baseUrl: origin }).request('POST', '/x');
    await expect(call).rejects.toMatchObject({ name: 'ConnectionError', sent: true, carriedOut: true });
    expect(received).toHaveLength(1);
  });
});
