import { chunksOf } from '../core/chunks.js';
import { ConfigError, ConnectionError } from './errors.js';
import { MOST_BYTES, type RawNotification, tooLarge } from './notification.js';

/** Read the notification that a web `Request` carries; of a body over 1 MB no more than that. */
export async function readRequest(request: Request): Promise<RawNotification> {
  if (request.bodyUsed)
    throw new ConfigError('The body of the request was read already. Hand the request over unread.');
  return { headers: request.headers, rawBody: await readBounded(request) };
}

/** Anybody can send any amount to a `notify_url`: what is too much is not read to its end. */
async function readBounded({ headers, body }: Request): Promise<Uint8Array> {
  if (body && typeof body.getReader !== 'function') {
    throw new ConfigError('The request has no web stream as body. Give its headers and its raw body instead.');
  }
  if (Number(headers.get('content-length')) > MOST_BYTES) {
    await body?.cancel().catch(() => {});
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of brokenOff(chunksOf(body))) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function* brokenOff(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) yield chunk;
  } catch (cause) {
    throw new ConnectionError('The notification broke off before its end. It comes again.', { cause });
  }
}
