import type { ClientRequest } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chunksOf } from './chunks.js';
import { ConfigError } from './errors.js';

/** A request as `fetch` is handed it. */
export interface Outgoing {
  readonly address: URL;
  readonly init: RequestInit;
}

/** These say where a request ends, which is told by its body. */
const FRAMING = new Set(['content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect']);

/**
 * Names and values in turn, with those that fetch adds too. Throws a `ConfigError` for a header that fetch refuses.
 *
 *     ['Accept', '*\/*', 'Host', 'api.mch.weixin.qq.com', 'Accept-Encoding', 'br, gzip, deflate', …]
 */
export function writeHeaders({ address, init }: Outgoing): string[] {
  const list: string[] = [];
  const given = new Set<string>();
  for (const [name, value] of Object.entries(init.headers ?? {})) {
    const lower = name.toLowerCase();
    if (FRAMING.has(lower)) throw new ConfigError(`headers[${JSON.stringify(name)}] cannot be sent. Leave it out.`);
    given.add(lower);
    list.push(name, value);
  }
  if (!given.has('host')) list.push('Host', address.host);
  if (!given.has('accept')) list.push('Accept', '*/*');
  if (!given.has('user-agent')) list.push('User-Agent', 'node');
  if (!given.has('accept-encoding')) list.push('Accept-Encoding', given.has('range') ? 'identity' : CODINGS);
  const length = bodyLength(init);
  if (length !== undefined) list.push('Content-Length', String(length));
  return list;
}

const CODINGS = 'br, gzip, deflate';

function bodyLength({ body, method }: RequestInit): number | undefined {
  if (typeof body === 'string') return Buffer.byteLength(body);
  if (body instanceof Blob) return body.size;
  return method === 'POST' || method === 'PUT' ? 0 : undefined;
}

/** Write the body and end the request, whose headers they are; a Blob is never whole in memory. */
export function writeBody(request: ClientRequest, headers: readonly string[], body: RequestInit['body']): void {
  if (body instanceof Blob) {
    // A failure of the Blob ends the request, and so reaches whoever waits for the answer.
    pipeline(Readable.from(chunksOf(body.stream()), { objectMode: false }), request).catch(() => {});
    return;
  }
  // Node writes a text and the headers at once, which is quicker, but in one encoding: that of headers would be Latin-1.
  if (typeof body === 'string') request.end(headers.every(isAscii) ? body : Buffer.from(body));
  else request.end();
}

function isAscii(text: string): boolean {
  return !/[\x80-\xff]/.test(text);
}

/** Milliseconds until a server must take the connection, as for fetch. */
const LONGEST_CONNECTING = 10_000;

/** Let a request fail, certainly unsent, when its connection is not made in time. */
export function limitConnecting(request: ClientRequest): void {
  request.on('socket', (socket) => {
    if (!socket.connecting) return;
    const message = `connect ETIMEDOUT after ${LONGEST_CONNECTING} ms`;
    const error = Object.assign(new Error(message), { code: 'ETIMEDOUT', syscall: 'connect' });
    const timer = setTimeout(() => request.destroy(error), LONGEST_CONNECTING);
    for (const event of ['encrypted' in socket ? 'secureConnect' : 'connect', 'close']) {
      socket.once(event, () => clearTimeout(timer));
    }
  });
}
