/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { chunksOf } from '../core/chunks.js';
import { ClientError, ConnectionError } from '../core/errors.js';
import { describeError } from '../core/failure.js';
import { fileName } from '../core/file-name.js';

/** A file that comes as a stream, never whole in memory. Read it once, by one of its members. */
export interface Download {
  /** Media type as the server says it: `text/csv`, `application/pdf`. */
  readonly type: string;
  /** Bytes as announced; `undefined` when the server did not say, or packed the file. */
  readonly size: number | undefined;
  /** File name of the `Content-Disposition` header, without folders. */
  readonly name: string | undefined;
  /** Fails with a `ConnectionError` when the file breaks off. */
  readonly stream: ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  blob(): Promise<Blob>;
}

/** Make the file of a response readable. */
export function toDownload({ headers, body }: Response, signal: AbortSignal | undefined): Download {
  const type = headers.get('content-type')?.split(';')[0]?.trim() || 'application/octet-stream';
  const size = headers.has('content-encoding') ? null : headers.get('content-length');
  const stream = streamOf(explained(chunksOf(body, signal), signal));
  const read = () => new Response(stream, { headers: { 'Content-Type': type } });
  return {
    type,
    size: size === null ? undefined : Number(size),
    name: fileName(headers.get('content-disposition') ?? ''),
    stream,
    bytes: async () => new Uint8Array(await read().arrayBuffer()),
    text: () => read().text(),
    blob: () => read().blob(),
  };
}

/** Failures of a download are those of a call: a `ClientError`, or the reason of the caller's signal. */
async function* explained(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source;
  } catch (cause) {
    if (cause instanceof ClientError || signal?.aborted) throw cause;
    const message = `The file broke off: ${describeError(cause)}. Discard it and download it again.`;
    throw new ConnectionError(message, { cause });
  }
}

/** Not `ReadableStream.from`, which browsers do not have yet. */
function streamOf(chunks: AsyncGenerator<Uint8Array, void, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return();
    },
  });
}
