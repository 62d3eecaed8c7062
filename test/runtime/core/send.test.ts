import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fetch, send } from '../../../templates/runtime/core/send.js';
import { transports } from '../transports.js';

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

const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
const readText = (response: Response) => response.text();
const request = (headers = {}) => ({ method: 'POST', url, headers, body: '{}' });

describe.each(transports)('send by %s', (_transport, fetch) => {
  const options = { fetch, timeout: 5000 };

  it('leaves no connection behind whose answer is not read to its end', async () => {
    answer = (_request, response) => response.writeHead(200, { 'Content-Length': 10_000_000 }).write('{');
    const refuse = () => Promise.reject(new Error('refused by its reader'));
    await expect(send(request(), refuse, options)).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
    await pause();
    expect(sockets[0]?.destroyed).toBe(true);
  });

  it('fails, perhaps sent, when the server ends a connection that it kept', async () => {
    let calls = 0;
    answer = (message, response) => (++calls === 3 ? message.socket.destroy() : response.end('{}'));
    expect(await send(request(), readText, options)).toBe('{}');
    expect(await send(request(), readText, options)).toBe('{}');
    await pause();
    await expect(send(request(), readText, options)).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
    expect(await send(request(), readText, options)).toBe('{}');
  });

  it('makes a new connection when the server has closed the one it kept', async () => {
    answer = (_message, response) => response.end('{}');
    expect(await send(request(), readText, options)).toBe('{}');
    await pause();
    server.closeIdleConnections();
    await pause();
    expect(await send(request(), readText, options)).toBe('{}');
    expect(sockets.length).toBe(2);
  });

  it('takes a header that says where the body ends for a mistake of the caller', async () => {
    answer = (_message, response) => response.end('{}');
    const unsendable = request({ 'Transfer-Encoding': 'chunked' });
    await expect(send(unsendable, readText, options)).rejects.toMatchObject({ name: 'ConfigError' });
    expect(sockets).toEqual([]);
  });

  it('knows that nothing was sent to a name that is not known', async () => {
    const nowhere = { ...request(), url: new URL('http://host.invalid/') };
    await expect(send(nowhere, readText, options)).rejects.toMatchObject({ name: 'ConnectionError', sent: false });
  });

  it('calls at the same time over as many connections', async () => {
    answer = (_message, response) => void setTimeout(() => response.end('{}'), 50);
    const calls = Array.from({ length: 20 }, () => send(request(), readText, options));
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['{}']));
    expect(sockets.length).toBe(20);
  });
});

describe('what fetch of other runtimes rejects with', () => {
  const failure = (error: Error) => {
    const fetch: Fetch = () => Promise.reject(error);
    return send({ ...request(), url: new URL('http://127.0.0.1:1/') }, readText, { fetch, timeout: 5000 });
  };
  const withCode = (message: string, members: object) => Object.assign(new Error(message), members);
  const deno = (reason: string) => {
    const place = 'error sending request for url (http://127.0.0.1:1/)';
    return new TypeError(`${place}: ${reason}`, { cause: new Error(reason) });
  };

  it.each([
    deno('client error (Connect): tcp connect error: Connection refused (os error 111)'),
    deno('client error (Connect): dns error: failed to lookup address information'),
    withCode('Unable to connect. Is the computer able to access the url?', { code: 'ConnectionRefused' }),
    withCode('connect ETIMEDOUT 192.0.2.1:443', { code: 'ETIMEDOUT', syscall: 'connect' }),
  ])('is known to be unsent: %s', async (error) => {
    await expect(failure(error)).rejects.toMatchObject({ name: 'ConnectionError', sent: false });
  });

  it.each([
    deno('client error (SendRequest): connection closed before message completed'),
    withCode('The socket connection was closed unexpectedly.', { code: 'ECONNRESET' }),
    withCode('read ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'read' }),
  ])('may have been sent: %s', async (error) => {
    await expect(failure(error)).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
  });
});
