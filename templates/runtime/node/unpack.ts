import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type Chunks = AsyncIterable<Uint8Array>;

/** Unpack what the first bytes show to be packed: `choose` gives the unpacker, or `undefined` for bytes that stay as they are. */
export async function* unpack(
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
