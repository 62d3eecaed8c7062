/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { chunksOf } from './chunks.js';
import { ConnectionError } from './errors.js';

/** Newer types of Node say which buffer is behind the bytes, and those of the DOM ask for it; older ones do not know. */
type WholeBody = ReturnType<typeof Buffer.concat>;

/**
 * Read a body whole, as the bytes after any `Content-Encoding`. Fails with a `ConnectionError` as soon as it is longer
 * than `limit` bytes, so that a small packed answer cannot fill the memory.
 */
export async function readBody(response: Response, limit: number): Promise<WholeBody> {
  const announced = announcedLength(response);
  // Quicker, and safe: HTTP gives no more bytes than were announced.
  if (announced !== undefined && announced <= limit) return Buffer.from(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response.body)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** `undefined` also for a packed body, whose header tells the packed length. */
function announcedLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

function tooLong(limit: number): ConnectionError {
  return new ConnectionError(`The answer is longer than ${limit} bytes. Raise maxAnswerBytes if it should be.`);
}
