/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
/** What both the types of the web and those of Node call a readable stream. */
type Body = Pick<ReadableStream<Uint8Array>, 'getReader'>;

/**
 * Yield the pieces of a body one by one. A reader that stops early, or whose `signal` aborts, cancels the body and so frees
 * the connection.
 */
export async function* chunksOf(body: Body | null, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader();
  if (!reader) return;
  // Of a body that was read to its end this does nothing; of one that failed, the failure is known already.
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
