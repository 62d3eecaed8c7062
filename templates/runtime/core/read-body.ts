import { chunksOf } from './chunks.js';
import { ConnectionError } from './errors.js';

/**
 * Read a body whole, as the bytes after any `Content-Encoding`. Fails with a `ConnectionError` as soon as it is longer
 * than `limit` bytes, so that a small packed answer cannot fill the memory.
 */
export async function readBody(response: Response, limit: number) {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > limit) {
    await response.body?.cancel();
    throw tooLong(limit);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response.body)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLong(limit: number): ConnectionError {
  return new ConnectionError(`The answer is longer than ${limit} bytes. Raise maxAnswerBytes if it should be.`);
}
