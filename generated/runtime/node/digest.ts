/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { createHash } from 'node:crypto';
import { chunksOf } from '../core/chunks.js';
import { ConnectionError } from '../core/errors.js';

/** The digest that a file must have; otherwise its reader gets an error at the end. */
export interface ExpectedDigest {
  readonly algorithm: string;
  readonly hex: string;
}

/** The hexadecimal digest of a file, read in chunks. `algorithm` is one of OpenSSL: `sha256`. */
export async function digestFile(content: Blob, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of chunksOf(content.stream())) hash.update(chunk);
  return hash.digest('hex');
}

/** Yield the chunks; throws after the last one if they do not have the digest. */
export async function* checkDigest(
  source: AsyncIterable<Uint8Array>,
  { algorithm, hex }: ExpectedDigest,
): AsyncGenerator<Uint8Array> {
  const hash = createHash(algorithm);
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  const found = hash.digest('hex');
  if (found !== hex.toLowerCase()) throw digestError(algorithm, hex, found);
}

function digestError(algorithm: string, expected: string, found: string): ConnectionError {
  return new ConnectionError(
    `The file's ${algorithm} is ${found}, but ${expected} was promised. Discard it and download it again.`,
  );
}
