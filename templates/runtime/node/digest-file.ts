import { createHash } from 'node:crypto';
import { chunksOf } from '../core/chunks.js';

/** The digest of a file in hexadecimal, read piece by piece. `algorithm` is one of OpenSSL: `sha256`. */
export async function digestFile(content: Blob, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of chunksOf(content.stream())) hash.update(chunk);
  return hash.digest('hex');
}
