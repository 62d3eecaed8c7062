import { describe, expect, it } from 'vitest';
import type { Api } from '../../../templates/runtime/http/api.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import type { BaseOptions } from '../../../templates/runtime/http/options.js';
import { serve } from './serve.js';

const secret = 'S3CRET';
const api: Api = {
  servers: [],
  auth: [
    {
      name: 'everywhere',
      options: { key: {} },
      headers: { 'X-Key': '{key}', Authorization: 'Bearer {key}' },
      query: { key: '{key}', path: '{path}' },
      cookies: { session: '{key}' },
    },
  ],
};

function clientOf(baseUrl: string) {
  const options: BaseOptions & { readonly key: string } = {
    baseUrl,
    key: secret,
    headers: { 'X-Own': secret },
    retries: 0,
  };
  return createHttpClient(api, options);
}

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('is followed with proof on the same origin: %s', async (status) => {
    const { origin, received } = await serve(({ url }, response) => {
      if (!url.startsWith('/old')) return { done: true };
      response.writeHead(status, { Location: url.replace('/old', '/new') }).end();
      return undefined;
    });
    expect(await clientOf(origin).request('GET', '/old', { query: { a: 1 } })).toEqual({ done: true });
    expect(received[1]).toMatchObject({
      method: 'GET',
      url: '/new?a=1&key=S3CRET&path=%2Fnew',
      headers: { 'x-key': secret, 'x-own': secret, cookie: `session=${secret}` },
    });
  });

  it.each([301, 302, 303, 307, 308])('carries nothing that proves who calls to another origin: %s', async (status) => {
    const other = await serve(() => ({ done: true }));
    const { origin } = await serve(({ url }, response) => {
      response.writeHead(status, { Location: `${other.origin}${url}` }).end();
    });
    expect(await clientOf(origin).request('GET', '/old', { query: { a: 1 } })).toEqual({ done: true });
    expect(other.received).toHaveLength(1);
    expect(other.received[0]?.url).toBe('/old?a=1');
    expect(JSON.stringify(other.received)).not.toContain(secret);
  });

  it('gives no proof to the first origin either, once it has led elsewhere', async () => {
    const home = await serve(({ url }, response) => {
      if (url.startsWith('/end')) return { done: true };
      response.writeHead(302, { Location: `${other.origin}/` }).end();
      return undefined;
    });
    const other = await serve((_request, response) => {
      response.writeHead(302, { Location: `${home.origin}/end` }).end();
    });
    expect(await clientOf(home.origin).request('GET', '/old')).toEqual({ done: true });
    expect(JSON.stringify(home.received[1])).not.toContain(secret);
  });

  it.each([
    [303, 'GET', ''],
    [307, 'POST', '{"a":1}'],
    [308, 'POST', '{"a":1}'],
  ])('of a POST is followed on the same origin: %s', async (status, method, body) => {
    const { origin, received } = await serve(({ url }, response) => {
      if (!url.startsWith('/old')) return { done: true };
      response.writeHead(status, { Location: '/new' }).end();
      return undefined;
    });
    await clientOf(origin).request('POST', '/old', { json: { a: 1 } });
    expect(received[1]).toMatchObject({ method, body, headers: { 'x-key': secret } });
    expect(received[1]?.headers['content-type']).toBe(body === '' ? undefined : 'application/json');
  });

  it.each([301, 302, 307, 308])('of a POST is not followed to another origin: %s', async (status) => {
    const other = await serve();
    const { origin } = await serve((_request, response) => {
      response.writeHead(status, { Location: `${other.origin}/` }).end();
    });
    await expect(clientOf(origin).request('POST', '/old', { json: {} })).rejects.toMatchObject({ status });
    expect(other.received).toEqual([]);
  });

  it.each(['', 'javascript:alert(1)', 'http://', 'https://me:pass@host/'])(
    'to %j is not followed',
    async (location) => {
      const { origin } = await serve((_request, response) => {
        response.writeHead(302, location === '' ? {} : { Location: location }).end();
      });
      await expect(clientOf(origin).request('GET', '/old')).rejects.toMatchObject({ name: 'ApiError', status: 302 });
    },
  );

  it('ends after five', async () => {
    const { origin, received } = await serve((_request, response) => {
      response.writeHead(302, { Location: '/again' }).end();
    });
    const call = clientOf(origin).request('GET', '/old');
    await expect(call).rejects.toThrow('The server redirected more than 5 times.');
    expect(received).toHaveLength(6);
  });

  it('that a browser hides is an error that says what to do', async () => {
    const fetch = async () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const call = createHttpClient(api, { baseUrl: 'https://library.example', fetch, retries: 0 }).request(
      'GET',
      '/old',
    );
    await expect(call).rejects.toThrow(/Pass the final address as baseUrl/);
  });
});
