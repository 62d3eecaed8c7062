import type { IncomingMessage } from 'node:http';
import { pipeline, Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { unpack } from './unpack.js';

/** A body that lacks its end mark is taken, as by browsers and fetch; one that was cut fails before. */
const ZLIB = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

type Decode = (packed: Readable) => Readable;

/** A map, for the names come from outside. */
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', (packed) => through(packed, createGunzip(ZLIB))],
  ['x-gzip', (packed) => through(packed, createGunzip(ZLIB))],
  ['br', (packed) => through(packed, createBrotliDecompress(BROTLI))],
  // Some servers leave out the header of zlib.
  ['deflate', (packed) => Readable.from(unpack(packed, inflateFor), { objectMode: false })],
]);

/** Undo the `Content-Encoding` of an answer, the last coding first; a body in a coding that is not known stays as it is. */
export function decodeBody(message: IncomingMessage): Readable {
  const named = message.headers['content-encoding'];
  if (named === undefined) return message;
  const codings = named.split(',');
  if (codings.length > MOST_CODINGS) return message.destroy(new Error(`${codings.length} content codings`));
  const steps = codings.flatMap((coding) => decoders.get(coding.trim().toLowerCase()) ?? []);
  return steps.length < codings.length ? message : steps.reduceRight<Readable>((packed, step) => step(packed), message);
}

/** Each can make a small answer a thousand times larger. */
const MOST_CODINGS = 5;

function through(packed: Readable, decoder: Transform): Readable {
  // A failure reaches whoever reads the decoder.
  return pipeline(packed, decoder, () => {});
}

function inflateFor(first: Uint8Array): Transform {
  return ((first[0] ?? 0) & 0x0f) === 0x08 ? createInflate(ZLIB) : createInflateRaw(ZLIB);
}
