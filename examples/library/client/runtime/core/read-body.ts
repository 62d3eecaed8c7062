/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { chunksOf } from './chunks.js';
import { ConnectionError } from './errors.js';
import { type Bytes, keepBody } from './response-text.js';

/**
 * Read a whole body, as the bytes after any `Content-Encoding`. Rejects with a `ConnectionError` as soon as it is longer than
 * `limit` bytes, so that a small compressed response cannot fill the memory.
 */
export async function readBody(response: Response, limit: number): Promise<Bytes> {
  const announced = announcedLength(response);
  // Faster, and safe: an HTTP body has no more bytes than `Content-Length`.
  const isBounded = announced !== undefined && announced <= limit;
  return keepBody(
    response,
    isBounded ? new Uint8Array(await response.arrayBuffer()) : await readWithin(response, limit),
  );
}

/** Copy chunks, which have `length` bytes in all, into one array. */
export function joinBytes(chunks: readonly Uint8Array[], length: number): Bytes {
  const joined = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    joined.set(chunk, end);
    end += chunk.byteLength;
  }
  return joined;
}

async function readWithin(response: Response, limit: number): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response.body)) {
    length += chunk.byteLength;
    if (length > limit) throw tooLong(limit);
    chunks.push(chunk);
  }
  return joinBytes(chunks, length);
}

/** `undefined` also for a compressed body, whose header has the compressed length. */
function announcedLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

function tooLong(limit: number): ConnectionError {
  return new ConnectionError(`The answer is longer than ${limit} bytes. Raise maxAnswerBytes if it should be.`);
}
