import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Download } from './client.js';
import { ConnectionError } from './errors.js';

/** What a file must hash to, or its reader gets an error at the end. */
export interface ExpectedDigest {
  readonly algorithm: string;
  readonly hex: string;
}

export interface DownloadOptions {
  /** Over the bytes as read, after `gunzip`. */
  readonly digest?: ExpectedDigest | undefined;
  /** Unpack a file that is a GZIP itself. */
  readonly gunzip?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Make the file of a response readable, piece by piece. */
export function toDownload(response: Response, options: DownloadOptions = {}): Download {
  const source = response.body ? Readable.fromWeb(response.body) : Readable.from([]);
  const steps = [...(options.gunzip ? [createGunzip()] : []), ...(options.digest ? [checkDigest(options.digest)] : [])];
  return new StreamedFile(response, connect(source, steps, options.signal));
}

/** A failure of any step, or of the connection, reaches the reader; a reader that stops ends them all. */
function connect(source: Readable, steps: readonly Transform[], signal: AbortSignal | undefined): Readable {
  let last: Readable = source;
  if (steps.length > 0) {
    last = steps.at(-1) ?? source;
    pipeline([source, ...steps], { signal }).catch(() => {});
  } else signal?.addEventListener('abort', () => source.destroy(toError(signal.reason)), { once: true });
  return last;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function checkDigest({ algorithm, hex }: ExpectedDigest): Transform {
  const hash = createHash(algorithm);
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const found = hash.digest('hex');
      done(found === hex.toLowerCase() ? null : digestError(algorithm, hex, found));
    },
  });
}

function digestError(algorithm: string, expected: string, found: string): ConnectionError {
  return new ConnectionError(
    `The file's ${algorithm} is ${found}, but ${expected} was promised. Discard it and download it anew.`,
  );
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

  async *lines(): AsyncIterable<string> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of this.#content) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.replace(/\r$/, '');
    }
    rest += decoder.decode();
    if (rest !== '') yield rest;
  }

  async saveTo(path: string): Promise<void> {
    const unfinished = `${path}.${process.pid}.part`;
    try {
      await pipeline(this.#content, createWriteStream(unfinished));
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}

/** The server names the file, so nothing of it may lead to another folder. */
function fileName(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const name = (encoded === undefined ? plain : decodeName(encoded))
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/[\0-\x1f]/g, '');
  return name === '' || name === '.' || name === '..' ? undefined : name;
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
