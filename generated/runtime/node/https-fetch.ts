/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, type AgentOptions, request as sendRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TLSSocket } from 'node:tls';
import { chunksOf } from '../core/chunks.js';
import { UnsentError } from '../core/failure.js';
import { hasBody } from '../core/response-text.js';
import { type Fetch, globalFetch } from '../core/send.js';

/** Idle connections are closed after 4 s, as in fetch, so that a server does not close one just when it is reused. */
const KEEP_ALIVE = { keepAlive: true, timeout: 4000 };
/** Milliseconds until a server must accept the connection, as in fetch. */
const LONGEST_CONNECTING = 10_000;

/**
 * Create a replacement of `fetch` that sends a TLS client certificate, which Node's `fetch` cannot do without the package
 * undici. It follows no redirects and requests no content encoding. It rejects with an `UnsentError` for all failures before
 * the end of the handshake, since no byte of the request is written until then.
 */
export function createHttpsFetch(tls: AgentOptions): Fetch {
  const agent = new Agent({ ...KEEP_ALIVE, ...tls });
  return async (url, init) => {
    // A sandbox or a proxy on this machine, without TLS, requires no certificate.
    if (!url.startsWith('https:')) return globalFetch(url, init);
    return toResponse(await exchange(new URL(url), init, agent));
  };
}

function exchange(url: URL, init: RequestInit, agent: Agent): Promise<IncomingMessage> {
  const { method = 'GET', headers, body, signal } = init;
  return new Promise((resolve, reject) => {
    // Pass the whole URL and an options object: tracing names the span by the former and adds its headers to the latter.
    const request = sendRequest(url, { method, agent, headers: { ...Object(headers), ...lengthOf(body) } });
    let isConnected = false;
    const fail = (error: Error) => reject(isConnected ? error : new UnsentError(error.message, { cause: error }));
    request.on('socket', (socket) => {
      // With a kept-alive socket, or another one (in a test), bytes may be sent at once.
      if (!(socket instanceof TLSSocket) || !socket.connecting) {
        isConnected = true;
        return;
      }
      const giveUp = () => request.destroy(new Error(`No connection within ${LONGEST_CONNECTING} ms`));
      const timer = setTimeout(giveUp, LONGEST_CONNECTING);
      socket.once('close', () => clearTimeout(timer));
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        isConnected = true;
      });
    });
    const abort = () => request.destroy(new Error('aborted', { cause: signal?.reason }));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    request.on('error', fail);
    request.on('close', () => {
      signal?.removeEventListener('abort', abort);
      // The last event: after a response or another failure, this has no effect.
      fail(new Error('The connection was closed without an answer'));
    });
    request.on('response', resolve);
    writeBody(request, body);
  });
}

/** The `Content-Length`, which Node sets only for some methods and bodies. */
function lengthOf(body: RequestInit['body']): object {
  if (typeof body === 'string') return { 'Content-Length': Buffer.byteLength(body) };
  return body instanceof Blob ? { 'Content-Length': body.size } : {};
}

function writeBody(request: ClientRequest, body: RequestInit['body']): void {
  // A failure of the Blob ends the request, which rejects the promise of the response.
  if (body instanceof Blob) pipeline(chunksOf(body.stream()), request).catch(() => {});
  // Bytes, because Node would write a text in the encoding of the headers.
  else if (typeof body === 'string') request.end(Buffer.from(body));
  else request.end();
}

function toResponse(message: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', rawHeaders } = message;
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  if (!hasBody(status)) message.resume();
  // The stream of `node:stream/web` is the global one, with another type.
  const body = hasBody(status) ? (Readable.toWeb(message) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status, statusText, headers });
}
