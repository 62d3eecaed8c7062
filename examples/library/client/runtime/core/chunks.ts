/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** The common part of the readable streams in the types of the web and of Node. */
type Body = Pick<ReadableStream<Uint8Array>, 'getReader'>;

/**
 * Yield the chunks of a body. If the reader stops early, or `signal` aborts, the body is canceled, which frees the
 * connection.
 */
export async function* chunksOf(body: Body | null, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader();
  if (!reader) return;
  // This does nothing if the body was read to its end; a failure of the body has already been thrown.
  const cancel = () => reader.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener('abort', cancel);
    await cancel();
  }
}
