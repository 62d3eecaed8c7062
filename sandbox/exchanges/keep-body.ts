import { createHash } from 'node:crypto';
import type { ReceivedPart } from '../protocol/received-request.js';

/** The stored part of a body: the beginning of a text, the size and digest of a file. */
export interface KeptBody {
  readonly size: number;
  readonly text?: Buffer;
  readonly sha256?: string;
  readonly parts?: readonly KeptPart[];
}

interface KeptPart extends KeptBody {
  readonly name: string;
  readonly fileName: string | undefined;
}

/** The number of bytes stored of a text. */
const LONGEST_TEXT = 64 * 1024;

/** The part of a body to store; `type` is its media type. */
export function keepBody(body: Buffer, type: string, parts: readonly ReceivedPart[] = []): KeptBody {
  if (parts.length > 0) return { size: body.length, parts: parts.map(keepPart) };
  return /json|xml|text|urlencoded|^$/i.test(type) ? keepText(body) : keepDigest(body);
}

function keepPart({ name, fileName, type = '', content }: ReceivedPart): KeptPart {
  const isFile = fileName !== undefined && !/json/i.test(type);
  return { name, fileName, ...(isFile ? keepDigest(content) : keepText(content)) };
}

/** A slice would keep the whole buffer in memory, so it is copied. */
function keepText(body: Buffer): KeptBody {
  const text = body.length > LONGEST_TEXT ? Buffer.from(body.subarray(0, LONGEST_TEXT)) : body;
  return { size: body.length, text };
}

function keepDigest(body: Buffer): KeptBody {
  return { size: body.length, sha256: createHash('sha256').update(body).digest('hex') };
}

/** The stored size in bytes. */
export function weightOf({ text, parts = [] }: KeptBody): number {
  return parts.reduce((sum, part) => sum + weightOf(part), text?.length ?? 0);
}
