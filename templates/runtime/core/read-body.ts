import { chunksOf } from './chunks.js';
import { ConnectionError } from './errors.js';

/** Newer compilers distinguish bytes by their buffer, and expect one kind where a body is sent; older ones do not. */
export type Bytes = ReturnType<typeof Uint8Array.of>;

/**
 * Read a whole body, as the bytes after any `Content-Encoding`. Rejects with a `ConnectionError` as soon as it is longer than
 * `limit` bytes, so that a small compressed response cannot fill the memory.
 */
export async function readBody(response: Response, limit: number): Promise<Bytes> {
  const announced = announcedLength(response);
  // Faster, and safe: an HTTP body has no more bytes than `Content-Length`.
  const isBounded = announced !== undefined && announced <= limit;
  const body = isBounded ? new Uint8Array(await response.arrayBuffer()) : await readWithin(response, limit);
  bodies.set(response, body);
  return body;
}

/** The bytes read from each response, as long as the response is in use. */
const bodies = new WeakMap<Response, Bytes>();

/** A copy of a response that `readBody` has read, whose body can be read again; any other response is returned unchanged. */
export function readableAgain(response: Response): Response {
  const body = bodies.get(response);
  if (body === undefined) return response;
  const { status, statusText, headers, url } = response;
  const again = new Response(hasBody(status) ? body : null, { status, statusText, headers });
  Object.defineProperty(again, 'url', { value: url });
  return again;
}

/** The bytes as text, including a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

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

/** Whether a response with this status may have a body; otherwise its `Response` is created without one. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
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
