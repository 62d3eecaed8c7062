import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../templates/runtime/core/api-error.js';
import type { Exchange, ExchangeOptions } from '../../../templates/runtime/core/attempt.js';
import { tellDelivery } from '../../../templates/runtime/core/delivery.js';
import { exchange } from '../../../templates/runtime/core/exchange.js';
import { type Fetch, globalFetch } from '../../../templates/runtime/core/send.js';

let server: Server;
let url: URL;
let answer: RequestListener;
let sockets: Socket[];

beforeEach(async () => {
  sockets = [];
  server = createServer((request, response) => answer(request, response));
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = new URL(`http://127.0.0.1:${port}/`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const defaults: ExchangeOptions = {
  fetch: globalFetch,
  timeout: 60_000,
  retries: 0,
  failover: (address) => address,
  conclude: tellDelivery,
};

function write(options: Partial<ExchangeOptions> = {}, call: Partial<Exchange<string>> = {}): Promise<string> {
  const operation = { id: 'write#post', method: 'POST', url: '/', answer: 'text' } as const;
  const read = (response: Response) => response.text();
  const whole = { operation, url, headers: {}, body: '{}', repeatable: false, sign: async () => ({}), read, ...call };
  return exchange(whole, { ...defaults, ...options }).then(({ data }) => data);
}

it('leaves no connection open whose response is not read to its end', async () => {
  answer = (_request, response) => response.writeHead(200, { 'Content-Length': 10_000_000 }).write('{');
  const read = () => Promise.reject(new Error('refused by its reader'));
  await expect(write({}, { read })).rejects.toMatchObject({ name: 'ConnectionError', sent: true, carriedOut: true });
  await expect.poll(() => sockets[0]?.destroyed).toBe(true);
});

it('fails as possibly sent when the server closes a kept-alive connection', async () => {
  const kept = new WeakSet<Socket>();
  answer = ({ socket }, response) => {
    if (kept.has(socket)) return void socket.destroy();
    kept.add(socket);
    response.end('{}');
  };
  const failure = () => write().catch((error: unknown) => error);
  await expect.poll(failure).toMatchObject({ name: 'ConnectionError', sent: true, carriedOut: false });
  answer = (_message, response) => response.end('{}');
  expect(await write()).toBe('{}');
});

it('sends the headers and query of the signature of each attempt', async () => {
  const sent: unknown[] = [];
  answer = (request, response) => {
    sent.push([request.url, request.headers['x-signature']]);
    response.writeHead(sent.length === 1 ? 503 : 200).end('{}');
  };
  let attempts = 0;
  const sign = async ({ pathname }: URL) => {
    attempts += 1;
    return {
      headers: { 'X-Signature': `${pathname} ${attempts}` },
      query: { key: "a&b='c'", attempt: String(attempts) },
    };
  };
  const read = async (response: Response) => {
    if (response.ok) return response.text();
    throw new ApiError({ status: response.status, code: '', message: '', operation: '', call: '' });
  };
  await write({ retries: 1 }, { url: new URL('/orders?page=2', url), repeatable: true, sign, read });
  expect(sent).toEqual([
    ['/orders?page=2&key=a%26b%3D%27c%27&attempt=1', '/orders 1'],
    ['/orders?page=2&key=a%26b%3D%27c%27&attempt=2', '/orders 2'],
  ]);
});

it('reports that nothing was sent to an unknown host name', async () => {
  const nowhere = { url: new URL('http://host.invalid/') };
  await expect(write({}, nowhere)).rejects.toMatchObject({ name: 'ConnectionError', sent: false });
});

describe('the time limit', () => {
  const never = () => new Promise<never>(() => {});
  it.each<[string, Partial<ExchangeOptions>, Partial<Exchange<string>>, boolean]>([
    ['a hook', { hooks: { before: never } }, {}, false],
    ['the signature', {}, { sign: never }, false],
    ['a fetch that ignores its signal', { fetch: never }, {}, true],
    ['a response that is never verified', {}, { read: never }, true],
  ])('applies to %s', async (_case, options, call, sent) => {
    answer = (_message, response) => response.end('{}');
    await expect(write({ timeout: 50, ...options }, call)).rejects.toMatchObject({ name: 'TimeoutError', sent });
  });

  it('does not apply to hooks.after, which is not awaited', async () => {
    answer = (_message, response) => response.end('{}');
    expect(await write({ hooks: { after: never } })).toBe('{}');
  });

  it('also applies through the signal, even if a step ignores it', async () => {
    const reason = new Error('the user left');
    const controller = new AbortController();
    const fetch = () => {
      setImmediate(() => controller.abort(reason));
      return never();
    };
    await expect(write({ fetch, signal: controller.signal })).rejects.toBe(reason);
  });
});

it('uses the global fetch at the time of the call', async () => {
  const original = globalThis.fetch;
  const seen: string[] = [];
  const replaced: Fetch = async (address) => {
    seen.push(address);
    return new Response('replaced');
  };
  globalThis.fetch = replaced as typeof fetch;
  try {
    expect(await write()).toBe('replaced');
  } finally {
    globalThis.fetch = original;
  }
  expect(seen).toEqual([url.href]);
});
