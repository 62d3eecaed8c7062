import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { refuse } from '../protocol/refuse.js';

/** How long a client may take: milliseconds for the headers, and for the whole request. Who takes longer is cut off. */
export const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

/** Answer what the parser of HTTP did not understand, or did not get in time, and end the connection. */
export function refuseBroken({ code = '', message }: NodeJS.ErrnoException, socket: Socket): void {
  const status = statuses[code] ?? 400;
  if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else socket.end(writeRaw(status, `请求不正确：${message}`), () => socket.destroy());
}

/** This is no proxy: nobody is led elsewhere. */
export function refuseTunnel(_request: unknown, socket: Socket): void {
  socket.end(writeRaw(405, '请求不正确：CONNECT'), () => socket.destroy());
}

const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

function writeRaw(status: number, message: string): string {
  const body = JSON.stringify(refuse(status, 'PARAM_ERROR', message).json);
  const headers = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n\r\n${body}`;
}
