import { createHash } from 'node:crypto';
import type { Problem } from '../api-document/check-value.js';
import type { DocumentedCall } from '../api-document/documented-call.js';
import { isTooDeep, MAX_DEPTH } from '../protocol/is-too-deep.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { tryJson } from '../protocol/try-json.js';
import { parseXml } from '../protocol/xml.js';

/** A parsed body, or the reason why it cannot be parsed. */
type ReadBody =
  | { readonly value: unknown; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: Problem & { readonly location: 'body' | 'header' } };

/** Parse the body of a request in the format of its page. */
export function readBody(request: ReceivedRequest, { body, digests }: DocumentedCall): ReadBody {
  const type = request.headers['content-type'] ?? '';
  const { mediaType = '' } = body ?? {};
  if (mediaType === 'multipart/form-data') return readParts(request, digests);
  if (mediaType === 'application/json' && !/^application\/json\b/i.test(type)) {
    return { problem: { location: 'header', field: '/Content-Type', issue: 'must be application/json' } };
  }
  const text = decode(request.body);
  if (text === undefined) return refuse('', 'is not UTF-8');
  try {
    const value: unknown = mediaType === 'application/json' ? JSON.parse(text) : parseXml(text);
    return isTooDeep(value) ? refuse('', `is nested deeper than ${MAX_DEPTH} levels`) : { value };
  } catch {
    return refuse('', `is not ${mediaType === 'application/json' ? 'JSON' : 'XML'}`);
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuse(field: string, issue: string): ReadBody {
  return { problem: { location: 'body', field, issue } };
}

/** A file is represented by its name; the digests in `meta` must match its bytes. */
function readParts({ parts }: ReceivedRequest, digests: DocumentedCall['digests']): ReadBody {
  if (parts.length === 0) return refuse('', 'is not multipart/form-data, or has no part');
  // Some clients send `meta` with a file name, or the file without one.
  const file = parts.find(({ name }) => name !== 'meta');
  const values: [string, unknown][] = [];
  for (const { name, fileName, type, content } of parts) {
    const text = name === 'meta' ? content.toString('utf8') : (fileName ?? content.toString('utf8'));
    const value = name === 'meta' || /json/.test(type ?? '') ? tryJson(text) : text;
    if (value === undefined) return refuse(`/${name}`, 'is not JSON');
    const wrong = file && name === 'meta' ? wrongDigest(value, file.content, digests) : undefined;
    if (wrong !== undefined) return refuse(`/meta/${wrong}`, 'is not the digest of the file');
    values.push([name, value]);
  }
  return { value: Object.fromEntries(values) };
}

/** The name of the first digest in `meta` that does not match the file. */
function wrongDigest(meta: unknown, content: Buffer, digests: DocumentedCall['digests']): string | undefined {
  const given: Readonly<Record<string, unknown>> = Object(meta);
  const isWrong = ([name, algorithm]: readonly [string, string]) =>
    given[name] !== undefined &&
    createHash(algorithm).update(content).digest('hex') !== String(given[name]).toLowerCase();
  return Object.entries(digests).find(isWrong)?.[0];
}
