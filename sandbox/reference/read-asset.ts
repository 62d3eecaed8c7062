import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Answer } from '../protocol/answer.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { packageFolder } from '../server/package-folder.js';

/** The compressed files for browsers: part of a published package, in a clone written by `npm run build:reference`. */
const folder = new URL('dist/reference/', packageFolder);

const unpack = promisify(gunzip);

/** Whether the API reference is part of this docwright. */
export function isReferenceBuilt(): boolean {
  return existsSync(new URL('reference.js.gz', folder));
}

/** Respond with a file of the reference: `reference.js`. */
export async function readAsset(name: string, type: string, { headers }: ReceivedRequest): Promise<Answer> {
  const packed = await readFile(new URL(`${name}.gz`, folder));
  const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  return {
    body: takesGzip ? packed : await unpack(packed),
    headers: { 'Content-Type': type, Vary: 'Accept-Encoding', ...(takesGzip && { 'Content-Encoding': 'gzip' }) },
    fault: 'unsigned',
  };
}
