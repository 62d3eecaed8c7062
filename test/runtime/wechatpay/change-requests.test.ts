import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import type { ClientOptions } from '../../../templates/runtime/wechatpay/options.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

const ORDER: Operation = { id: 'openapi/v3/orders#post', method: 'POST', url: '/v3/orders/{id}', answer: 'json' };
const V2: Operation = {
  id: 'openapi/v2/pay#post',
  method: 'POST',
  url: '/pay/order',
  answer: 'xml',
  answerUnsigned: true,
};

let sandbox: TestServer;
afterEach(() => sandbox?.close());

async function start(options: Partial<ClientOptions>) {
  sandbox = await startServer(identity, ({ target }) =>
    target.includes('/v3/')
      ? { json: {} }
      : { body: '<xml><return_code>SUCCESS</return_code></xml>', fault: 'unsigned' },
  );
  return createClient({ ...clientOptions, secret: 'x'.repeat(32), baseUrl: sandbox.url, retries: 0, ...options });
}

describe('headers of a client', () => {
  it('are sent with every call, and those of the call override them', async () => {
    const client = await start({ headers: { 'X-Tenant': 'shop', 'User-Agent': 'shop/1', 'X-Off': 'a' } });
    const options = { headers: { 'x-tenant': 'other', 'X-Off': undefined } };
    await client.call(ORDER, { id: '1', json: {}, headers: { 'X-Off': 'b' } }, options);
    await client.call(V2, { xml: { a: 1 } });
    expect(sandbox.requests.map(({ headers }) => headers)).toMatchObject([
      { 'x-tenant': 'other', 'user-agent': 'shop/1' },
      { 'x-tenant': 'shop', 'user-agent': 'shop/1', 'x-off': 'a' },
    ]);
    expect(sandbox.requests[0]?.headers).not.toHaveProperty('x-off');
  });

  it.each([
    [{ 'Idempotency-Key': 'a' }, 'headers["Idempotency-Key"] differs from call to call.'],
    [{ authorization: 'a' }, 'headers["authorization"] differs from call to call.'],
    [{ 'Content-Length': '1' }, 'headers["Content-Length"] cannot be sent.'],
    [{ 'X-Shop': '茶' }, 'headers["X-Shop"] cannot be sent. Pass one line of Latin letters.'],
    [new Headers({ a: 'b' }), 'headers is not a plain object.'],
  ])('are rejected at once: %j', (headers, message) => {
    expect(() => createClient({ ...clientOptions, headers: headers as Record<string, string> })).toThrow(message);
  });

  it('are not sent to a host outside the API, from which a bill is downloaded', async () => {
    const client = await start({ headers: { 'X-Tenant': 'shop' } });
    await client.bills.download({ download_url: 'https://files.example/bill' });
    expect(sandbox.requests[0]?.headers).not.toHaveProperty('x-tenant');
  });
});

describe('hooks.prepare', () => {
  it('changes the request that is sealed, signed and sent, but not the caller’s object', async () => {
    const given: unknown[] = [];
    const client = await start({
      hooks: {
        prepare: async (call) => {
          given.push(call);
          const json = { ...Object(call.request['json']), notify_url: 'https://shop.example/' };
          return { request: { ...call.request, json }, headers: { ...call.headers, 'X-Trace': '7' } };
        },
      },
    });
    const request = { id: '1', json: { total: 1 } };
    await client.call(ORDER, request, { headers: { 'X-Own': 'a' } });
    expect(given).toEqual([
      {
        operation: 'openapi/v3/orders#post',
        method: 'POST',
        url: '/v3/orders/{id}',
        request: { id: '1', json: { total: 1 } },
        headers: { 'X-Own': 'a' },
      },
    ]);
    // The server responds with 401 if the signature does not match the request.
    expect(sandbox.requests[0]).toMatchObject({ headers: { 'x-trace': '7', 'x-own': 'a' } });
    expect(String(sandbox.requests[0]?.body)).toBe('{"total":1,"notify_url":"https://shop.example/"}');
    expect(request).toEqual({ id: '1', json: { total: 1 } });
  });

  it('changes a v2 call before its sign is made, and only once for all its attempts', async () => {
    let count = 0;
    const client = await start({
      hooks: {
        prepare: ({ request }) => {
          count += 1;
          return { request: { xml: { ...Object(request['xml']), b: 2 } } };
        },
      },
    });
    await client.call(V2, { xml: { a: 1 } });
    expect(String(sandbox.requests[0]?.body)).toMatch(/^<xml><a>1<\/a><b>2<\/b><nonce_str>.*<sign>/);
    expect(count).toBe(1);
  });

  it('changes nothing when it returns nothing', async () => {
    const client = await start({ hooks: { prepare: async () => {} } });
    await client.call(ORDER, { id: '1', json: { total: 1 } });
    expect(String(sandbox.requests[0]?.body)).toBe('{"total":1}');
  });

  const broken = new Error('no tenant');
  it.each([
    [
      'throws',
      () => Promise.reject(broken),
      'hooks.prepare stopped POST /v3/orders/{id}: no tenant. Nothing was sent.',
    ],
    ['returns a string', () => 'a', 'hooks.prepare returned no object for POST /v3/orders/{id}.'],
    [
      'returns a list for the request',
      () => ({ request: [] }),
      'hooks.prepare returned a request that is not an object',
    ],
    ['returns the message itself', () => ({ json: {} }), 'hooks.prepare returned a member "json"'],
    ['returns a Headers', () => ({ headers: new Headers() }), 'headers is not a plain object.'],
    ['returns null for the headers', () => ({ headers: null }), 'headers is not a plain object.'],
  ])('stops a call when it %s', async (_what, prepare, message) => {
    const client = await start({ hooks: { prepare: prepare as () => never } });
    await expect(client.call(ORDER, { id: '1', json: {} })).rejects.toMatchObject({
      name: 'ConfigError',
      sent: false,
      message: expect.stringContaining(message),
    });
    expect(sandbox.requests).toEqual([]);
  });

  it('has the thrown value as the cause', async () => {
    const client = await start({ hooks: { prepare: () => Promise.reject(broken) } });
    await expect(client.call(ORDER, { id: '1', json: {} })).rejects.toHaveProperty('cause', broken);
  });

  it('has the time limit of the call, and ends with its signal', async () => {
    const client = await start({ hooks: { prepare: () => new Promise(() => {}) } });
    await expect(client.call(ORDER, { id: '1' }, { timeout: 5 })).rejects.toMatchObject({
      name: 'TimeoutError',
      sent: false,
      message: 'hooks.prepare did not let POST /v3/orders/{id} go within 5 ms. Nothing was sent.',
    });
    const reason = new Error('gone');
    await expect(client.call(ORDER, { id: '1' }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
