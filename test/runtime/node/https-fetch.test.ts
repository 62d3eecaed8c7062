import { generateKeyPairSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueCertificate } from '../../../sandbox/credentials/certificate.js';
import { UnsentError } from '../../../templates/runtime/core/failure.js';
import { createHttpsFetch } from '../../../templates/runtime/node/https-fetch.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const validFrom = new Date(Date.now() - 1000);
const validTo = new Date(Date.now() + 1_000_000);
const cert = issueCertificate({ serial: '01', commonName: 'a', publicKey, issuerKey: privateKey, validFrom, validTo });
const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

const fetch = createHttpsFetch({ rejectUnauthorized: false });

let server: Server;
let url: string;
let answer: RequestListener;

beforeEach(async () => {
  server = createServer({ cert, key }, (request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `https://127.0.0.1:${port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Count the connections of the server. */
function countConnections(): () => number {
  let count = 0;
  server.on('connection', () => {
    count += 1;
  });
  return () => count;
}

const TEXT = '交易时间,金额\n'.repeat(1000);

describe('a response', () => {
  it('has the status and headers that precede its body', async () => {
    answer = (_request, response) => {
      response.writeHead(409, 'Conflict', [
        ...['Request-ID', '1', 'X-Twice', 'a', 'X-Twice', 'b', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
        ...['X-Latin', 'Gr\u00fc\u00dfe', 'Content-Length', '2'],
      ]);
      // As bytes: Node would write a string and the headers in one encoding.
      response.end(Buffer.from('{}'));
    };
    const response = await fetch(url, { method: 'GET' });
    expect(response).toBeInstanceOf(Response);
    const { ok, status, statusText, headers } = response;
    expect({ ok, status, statusText }).toEqual({ ok: false, status: 409, statusText: 'Conflict' });
    const names = ['request-id', 'X-Twice', 'x-latin', 'content-length', 'x-none'];
    expect(names.map((name) => headers.get(name))).toEqual(['1', 'a, b', 'Gr\u00fc\u00dfe', '2', null]);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([response.bodyUsed, await response.json(), response.bodyUsed]).toEqual([false, {}, true]);
  });

  it.each([204, 205, 304])('has no body with the status %i, and its connection is reused', async (status) => {
    const connections = countConnections();
    answer = (_request, response) => response.writeHead(status).end();
    for (let call = 0; call < 5; call += 1) expect((await fetch(url, {})).body).toBe(null);
    expect((await (await fetch(url, {})).arrayBuffer()).byteLength).toBe(0);
    expect(connections()).toBeLessThanOrEqual(2);
  });

  it('is a redirect that is not followed', async () => {
    answer = (_request, response) => response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end();
    const { status, headers } = await fetch(url, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([307, 'http://127.0.0.1:1/']);
  });

  it.each<[string, RequestListener]>([
    ['before it began', (request) => request.socket.destroy()],
    ['in its head', (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Le')],
    ['after another protocol', (request) => request.socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')],
    ['with an invalid head', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n')],
  ])('fails when the connection ends %s', async (_moment, listener) => {
    answer = listener;
    await expect(fetch(url, {})).rejects.toThrow();
  });

  it.each<[string, RequestListener]>([
    ['is cut', (request) => request.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}')],
    [
      'lacks its last chunk',
      (request) => request.socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{'),
    ],
  ])('fails when its body %s, however it is read', async (_fault, listener) => {
    answer = listener;
    await expect((await fetch(url, {})).arrayBuffer()).rejects.toThrow();
    const late = await fetch(url, {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(late.arrayBuffer()).rejects.toThrow();
    await expect((await fetch(url, {})).text()).rejects.toThrow();
  });

  it('ends with its connection if it has no length', async () => {
    answer = (request) => request.socket.end('HTTP/1.1 200 OK\r\n\r\n{}');
    expect(await (await fetch(url, {})).text()).toBe('{}');
  });
});

describe('a request', () => {
  /** The request that the server got. */
  async function sent(init: RequestInit) {
    answer = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, headers } = request;
      const { host, accept, 'content-length': length, 'x-latin': latin } = headers;
      const bytes = Buffer.concat(chunks).toString('latin1');
      response.end(JSON.stringify({ method, accept, length, latin, bytes, host: host === new URL(url).host }));
    };
    const got: unknown = await (await fetch(url, init)).json();
    return got as { readonly length: string; readonly bytes: string };
  }

  it.each<[string, RequestInit, object]>([
    ['nothing', { method: 'GET' }, { method: 'GET', bytes: '' }],
    ['nothing to be written', { method: 'POST' }, { method: 'POST', length: '0', bytes: '' }],
    ['a text', { method: 'POST', body: '\u4e2d' }, { length: '3', bytes: '\u00e4\u00b8\u00ad' }],
    ['a text to delete', { method: 'DELETE', body: '{}' }, { method: 'DELETE', length: '2', bytes: '{}' }],
    ['bytes', { method: 'PUT', body: new Blob([Buffer.from([0, 255])]) }, { length: '2', bytes: '\0\u00ff' }],
    ['no bytes', { method: 'POST', body: new Blob([]) }, { length: '0', bytes: '' }],
    [
      'Latin letters',
      { method: 'POST', body: '{}', headers: { 'X-Latin': 'Gr\u00fc\u00dfe' } },
      { latin: 'Gr\u00fc\u00dfe' },
    ],
    ['an Accept header', { headers: { Accept: 'text/csv' } }, { accept: 'text/csv', host: true }],
  ])('carries %s', async (_what, init, expected) => {
    expect(await sent(init)).toMatchObject(expected);
  });

  it('streams megabytes from a Blob', async () => {
    const body = new Blob([Buffer.alloc(5_000_000, 'a'), Buffer.alloc(5_000_000, 'b')]);
    const { length, bytes } = await sent({ method: 'POST', body });
    expect([length, bytes.length, bytes[4_999_999], bytes[5_000_000]]).toEqual(['10000000', 10_000_000, 'a', 'b']);
  });

  it('reuses a connection, also after responses that are errors to the caller', async () => {
    const connections = countConnections();
    answer = (request, response) => response.writeHead(request.url === '/' ? 500 : 200).end(TEXT);
    for (const path of ['', 'a', '', 'b', '', 'c']) await (await fetch(url + path, {})).arrayBuffer();
    expect(connections()).toBeLessThanOrEqual(2);
  });
});

describe('an abort', () => {
  const silence: RequestListener = () => {};
  const half: RequestListener = (_request, response) => response.writeHead(200, { 'Content-Length': 9 }).write('{');
  const read = async (signal: AbortSignal) => (await fetch(url, { signal })).arrayBuffer();
  const closed = () => new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
  const asked = () => new Promise((resolve) => server.once('request', resolve));

  it('ends a call without response, and its connection', async () => {
    answer = silence;
    const [arrived, ended] = [asked(), closed()];
    const controller = new AbortController();
    const reading = expect(read(controller.signal)).rejects.toThrow();
    await arrived;
    controller.abort(new Error('enough'));
    await reading;
    await ended;
  });

  it('ends a call with half of a response, and its connection', async () => {
    answer = half;
    const ended = closed();
    const controller = new AbortController();
    const response = await fetch(url, { signal: controller.signal });
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(response.arrayBuffer()).rejects.toThrow();
    await ended;
  });

  it.each([undefined, 'a text'])('rejects with the reason %j', async (reason) => {
    answer = silence;
    const controller = new AbortController();
    server.once('request', () => controller.abort(reason));
    await expect(read(controller.signal)).rejects.toBeDefined();
  });

  it('ends a call at once if it happened before', async () => {
    answer = silence;
    await expect(read(AbortSignal.abort(new Error('enough')))).rejects.toThrow(UnsentError);
  });

  it('ends an upload', async () => {
    answer = silence;
    const controller = new AbortController();
    server.once('request', () => controller.abort(new Error('enough')));
    const body = new Blob([Buffer.alloc(50_000_000)]);
    await expect(fetch(url, { method: 'POST', body, signal: controller.signal })).rejects.toThrow();
  });

  it('changes nothing after the response is read', async () => {
    const connections = countConnections();
    answer = (_request, response) => response.end('{}');
    const controller = new AbortController();
    await read(controller.signal);
    controller.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await read(new AbortController().signal);
    expect(connections()).toBe(1);
  });
});

describe('a request that was not written', () => {
  /** A server that does this with every connection, below TLS. */
  async function listen(onConnection: (socket: Socket) => void) {
    const below = createTcpServer(onConnection);
    await new Promise<void>((resolve) => below.listen(0, '127.0.0.1', resolve));
    const { port } = below.address() as AddressInfo;
    return { address: `https://127.0.0.1:${port}/`, close: () => below.close() };
  }

  it('is recognized by a refused connection', async () => {
    const { address, close } = await listen(() => {});
    close();
    await expect(fetch(address, { method: 'POST', body: '{}' })).rejects.toThrow(UnsentError);
  });

  it('is recognized by a refused certificate', async () => {
    const strict = createHttpsFetch({});
    await expect(strict(url, { method: 'POST', body: '{}' })).rejects.toThrow(UnsentError);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['is cut', (socket) => socket.once('data', () => socket.destroy())],
    [
      'gets a response that is not TLS',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
  ])('is recognized by a handshake that %s', async (_fault, onConnection) => {
    const { address, close } = await listen(onConnection);
    await expect(fetch(address, { method: 'POST', body: '{}' })).rejects.toThrow(UnsentError);
    close();
  });

  it('is recognized by an abort during the handshake', async () => {
    const { address, close } = await listen(() => {});
    await expect(fetch(address, { signal: AbortSignal.timeout(50) })).rejects.toThrow(UnsentError);
    close();
  });

  it('is not assumed for a TLS record that breaks after the handshake', async () => {
    const { port } = server.address() as AddressInfo;
    let spoil = () => {};
    const { address, close } = await listen((down) => {
      const up = connect(port, '127.0.0.1');
      for (const socket of [up, down]) socket.on('error', () => {});
      down.pipe(up).pipe(down);
      spoil = () => void down.write(Buffer.concat([Buffer.from([0x17, 3, 3, 0, 32]), Buffer.alloc(32, 7)]));
    });
    answer = () => spoil();
    const failure: unknown = await fetch(address, { method: 'POST', body: '{}' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(UnsentError);
    close();
  });

  it('is not assumed for a kept-alive connection that ends', async () => {
    answer = (_request, response) => response.end('{}');
    await (await fetch(url, { method: 'POST', body: '{}' })).text();
    answer = (request) => request.socket.destroy();
    const failure: unknown = await fetch(url, { method: 'POST', body: '{}' }).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(UnsentError);
  });
});
