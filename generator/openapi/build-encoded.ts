import type { Api } from '../model/api.js';
import { encodingOf } from '../model/encoding.js';
import type { Shape } from '../model/schema.js';
import type { JsonSchema } from './document.js';

type EncodedShape = Extract<Shape, { kind: 'encoded' }>;

/** A string on the wire; `content` is the schema of what it carries. Ciphertext is written in Base64. */
export function buildEncoded(
  { encoding, content }: EncodedShape,
  contentSchema: JsonSchema,
  encodings: Api['encodings'],
): JsonSchema {
  const { seal, mediaType } = encodingOf(encodings, encoding);
  const marks = seal ? { contentEncoding: 'base64', 'x-encrypted': encoding } : { 'x-encoded': encoding };
  return { type: 'string', ...marks, contentMediaType: holdsText(content) ? 'text/plain' : mediaType, contentSchema };
}

function holdsText({ kind }: Shape): boolean {
  return kind !== 'object' && kind !== 'list' && kind !== 'union' && kind !== 'unknown';
}
