import type { Encoding, Shape } from '../model/schema.js';
import type { JsonSchema } from './document.js';

type EncodedShape = Extract<Shape, { kind: 'encoded' }>;

/** How the string is to be read, and the notation of what it holds where that has members. */
const notations: Readonly<Record<Encoding, { readonly marks: JsonSchema; readonly mediaType: string }>> = {
  json: { marks: { 'x-encoded': 'json' }, mediaType: 'application/json' },
  url: { marks: { 'x-encoded': 'url' }, mediaType: 'application/x-www-form-urlencoded' },
  xml: { marks: { 'x-encoded': 'xml' }, mediaType: 'application/xml' },
  'rsa-platform': { marks: sealed('rsa-platform'), mediaType: 'application/json' },
  'rsa-merchant': { marks: sealed('rsa-merchant'), mediaType: 'application/json' },
  'rsa-bank': { marks: sealed('rsa-bank'), mediaType: 'application/json' },
  'aes-gcm': { marks: sealed('aes-gcm'), mediaType: 'application/json' },
  'aes-ecb': { marks: sealed('aes-ecb'), mediaType: 'application/xml' },
};

/** A string on the wire; `content` is the schema of what it carries. */
export function buildEncoded({ encoding, content }: EncodedShape, contentSchema: JsonSchema): JsonSchema {
  const { marks, mediaType } = notations[encoding];
  return { type: 'string', ...marks, contentMediaType: holdsText(content) ? 'text/plain' : mediaType, contentSchema };
}

/** The media type of a part that is no string where parts have types of their own. */
export function mediaTypeOfPart({ encoding }: EncodedShape): string {
  return notations[encoding].mediaType;
}

/** Whether a key is needed to read the string. */
export function isSealed({ encoding }: EncodedShape): boolean {
  return 'x-encrypted' in notations[encoding].marks;
}

/** Ciphertext is written in Base64. */
function sealed(key: Encoding): JsonSchema {
  return { contentEncoding: 'base64', 'x-encrypted': key };
}

function holdsText({ kind }: Shape): boolean {
  return kind !== 'object' && kind !== 'list' && kind !== 'union' && kind !== 'unknown';
}
