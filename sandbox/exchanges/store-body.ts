import { createHash } from 'node:crypto';
import type { ReceivedPart } from '../protocol/received-request.js';

/** The stored part of a body: the beginning of a text, the size and digest of a file. */
export interface StoredBody {
  readonly size: number;
  readonly text?: Buffer;
  readonly sha256?: string;
  readonly parts?: readonly StoredPart[];
}

interface StoredPart extends StoredBody {
  readonly name: string;
  readonly fileName: string | undefined;
}

/** The number of bytes stored of a text. */
const MAX_TEXT = 64 * 1024;

/** The part of a body to store; `type` is its media type. */
export function storeBody(body: Buffer, type: string, parts: readonly ReceivedPart[] = []): StoredBody {
  if (parts.length > 0) return { size: body.length, parts: parts.map(storePart) };
  return /json|xml|text|urlencoded|^$/i.test(type) ? storeText(body) : storeDigest(body);
}

function storePart({ name, fileName, type = '', content }: ReceivedPart): StoredPart {
  const isFile = fileName !== undefined && !/json/i.test(type);
  return { name, fileName, ...(isFile ? storeDigest(content) : storeText(content)) };
}

/** A slice would keep the whole buffer in memory, so it is copied. */
function storeText(body: Buffer): StoredBody {
  const text = body.length > MAX_TEXT ? Buffer.from(body.subarray(0, MAX_TEXT)) : body;
  return { size: body.length, text };
}

function storeDigest(body: Buffer): StoredBody {
  return { size: body.length, sha256: createHash('sha256').update(body).digest('hex') };
}

/** The stored size in bytes. */
export function storedSize({ text, parts = [] }: StoredBody): number {
  return parts.reduce((sum, part) => sum + storedSize(part), text?.length ?? 0);
}
