import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { chunksOf } from '../core/chunks.js';
import { ClientError, ConnectionError } from '../core/errors.js';
import { describeError } from '../core/failure.js';
import { fileName } from '../core/file-name.js';
import { checkDigest, type ExpectedDigest } from './digest.js';
import { linesOf } from './lines.js';

/** A file as a stream, never completely in memory. Read it once, with one of its methods. */
export interface Download {
  /** Media type from the server: `text/csv`, `application/pdf`. */
  readonly type: string;
  /** Size in bytes from the server; `undefined` if it sent none. */
  readonly size: number | undefined;
  /** File name of the `Content-Disposition` header, without folders. */
  readonly name: string | undefined;
  /** The file's bytes; errors at the end if they are not those that the server signed or announced. */
  readonly stream: ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  /** The lines of a text file, without line ends: `for await (const line of bill.lines())`. */
  lines(): AsyncIterable<string>;
  /** Write the file to disk: to a temporary file beside `path` that only its owner can read, renamed when complete. */
  saveTo(path: string): Promise<void>;
}

export interface DownloadOptions {
  /** The digest of the bytes as read, after `gunzip`. */
  readonly digest?: ExpectedDigest | undefined;
  /** Whether to decompress a GZIP file. */
  readonly gunzip?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Turn a response into a download, which is read in chunks. */
export function toDownload(response: Response, options: DownloadOptions = {}): Download {
  const source = Readable.from(explained(chunksOf(response.body, options.signal), options), { objectMode: false });
  const unpacked = options.gunzip ? explained(unpack(source, gunzipFor), options) : source;
  const content = options.digest ? checkDigest(unpacked, options.digest) : unpacked;
  const readable = content === source ? source : Readable.from(content, { objectMode: false });
  forgotten.register(readable, response);
  return new StreamedFile(response, readable);
}

/** An unread file would keep its connection open forever, so a garbage-collected one is canceled. */
const forgotten = new FinalizationRegistry<Response>((response) => {
  // For a body that was read this does nothing or fails, which makes no difference.
  response.body?.cancel().catch(() => {});
});

type Chunks = AsyncIterable<Uint8Array>;

/** Failures of a download are those of a call: a `ClientError`, or the reason of the caller's signal. */
async function* explained(source: Chunks, { signal }: DownloadOptions): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of source) yield chunk;
  } catch (cause) {
    if (cause instanceof ClientError || signal?.aborted) throw cause;
    const message = `The file broke off, or cannot be unpacked: ${describeError(cause)}. Discard it and download it again.`;
    throw new ConnectionError(message, { cause });
  }
}

/** Decompress depending on the first bytes: a server may compress a file without saying so, and the other way round. */
function gunzipFor(first: Uint8Array) {
  return first[0] === 0x1f && first[1] === 0x8b ? createGunzip() : undefined;
}

/** Decompress chunks with the stream that `choose` returns for the first bytes; `undefined` leaves them unchanged. */
async function* unpack(
  source: Chunks,
  choose: (first: Uint8Array) => Transform | undefined,
): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const whole = prepend(first.value, chunks);
  const unpacker = choose(first.value);
  if (!unpacker) return yield* whole;
  // A failure of the source ends `unpacker`, and so reaches its reader.
  pipeline(whole, unpacker).catch(() => {});
  yield* unpacker;
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for await (const chunk of { [Symbol.asyncIterator]: () => rest }) yield chunk;
}

class StreamedFile implements Download {
  readonly type: string;
  readonly size: number | undefined;
  readonly name: string | undefined;
  readonly #content: Readable;

  constructor({ headers }: Response, content: Readable) {
    this.type = headers.get('content-type')?.split(';')[0]?.trim() || 'application/octet-stream';
    const size = headers.get('content-length');
    this.size = size === null ? undefined : Number(size);
    this.name = fileName(headers.get('content-disposition') ?? '');
    this.#content = content;
  }

  get stream(): ReadableStream<Uint8Array> {
    return Readable.toWeb(this.#content);
  }

  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#content) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  lines(): AsyncIterable<string> {
    return linesOf(this.#content);
  }

  async saveTo(path: string): Promise<void> {
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      // Bills contain names and orders of customers; `wx` does not follow a link with that name.
      await pipeline(this.#content, createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }));
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}
