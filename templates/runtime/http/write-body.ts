import { ConfigError } from '../core/errors.js';
import { isRecord } from '../core/is-record.js';
import { type FilePart, isFileInput, nameFile, type TextPart, writeMultipart } from '../core/multipart.js';
import { toPlain } from '../core/plain.js';
import { pairsOf } from '../core/query.js';
import { isBlob, isBytes } from '../core/realm.js';
import type { Wire } from './api.js';
import type { WrittenBody } from './context.js';
import { joinPairs } from './pairs.js';
import { writePairs } from './write-pairs.js';

/** Write `application/x-www-form-urlencoded`. */
export function writeForm(form: unknown, wire: Wire | undefined): WrittenBody {
  const members = writePairs(form, 'form', wire);
  return { body: joinPairs(members), type: 'application/x-www-form-urlencoded', members };
}

/** Write a body that is sent as it is, or the fields and files of an upload. */
export async function writeUpload(body: unknown): Promise<WrittenBody> {
  if (typeof body === 'string') return { body, type: 'text/plain;charset=UTF-8' };
  if (body instanceof URLSearchParams)
    return { body: String(body), type: 'application/x-www-form-urlencoded', members: pairsOf(body) };
  if (body instanceof FormData) return writeFormData(body);
  const adopted = await adopt(body);
  if (isBlob(adopted)) return { body: adopted, type: adopted.type || 'application/octet-stream' };
  if (isRecord(adopted) && (isBlob(adopted['content']) || isBytes(adopted['content']))) {
    const { content, type } = nameFile({ name: 'body', content: adopted['content'], ...adopted }, 'body');
    return { body: content, type };
  }
  const written = writeMultipart(await toParts(body));
  return { body: written.body, type: written.contentType };
}

/** The boundary is in the header alone: a browser writes the type of a Blob in lower case. */
async function writeFormData(form: FormData): Promise<WrittenBody> {
  const response = new Response(form);
  const type = response.headers.get('content-type') ?? '';
  return { body: await response.blob(), type };
}

async function toParts(body: unknown): Promise<(TextPart | FilePart)[]> {
  if (!isRecord(body) || Object.prototype.toString.call(body) !== '[object Object]') {
    throw new ConfigError(
      'body cannot be sent. Pass a string, bytes, a Blob, URLSearchParams, FormData, or an object of fields and files.',
    );
  }
  const values = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((each: unknown) => ({ name, value: each })),
  );
  const parts = await Promise.all(values.map(async ({ name, value }) => toPart(name, await adopt(value))));
  return parts.flatMap((part) => part ?? []);
}

function toPart(name: string, value: unknown): TextPart | FilePart | undefined {
  if (value === undefined) return undefined;
  const path = `body.${name}`;
  if (isFileInput(value)) return { name, file: nameFile(value, path) };
  if (isBytes(value)) throw new ConfigError(`${path} has no file name. Pass { name: 'image.jpg', content }.`);
  const plain = toPlain(value, path);
  if (plain === null) throw new ConfigError(`${path} is null, which cannot be sent. Leave it out.`);
  return typeof plain === 'object'
    ? { name, text: JSON.stringify(plain), type: 'application/json' }
    : { name, text: String(plain) };
}

/** Files with bytes as a `Blob` of the global class: of a Blob of another, it would send the name of the class. */
async function adopt(value: unknown): Promise<unknown> {
  if (value instanceof ArrayBuffer) return new Blob([value]);
  if (ArrayBuffer.isView(value)) return copyBytes(value);
  if (isForeignBlob(value)) {
    const name: unknown = Reflect.get(value, 'name');
    const copy = new Blob([await value.arrayBuffer()], { type: value.type });
    return typeof name === 'string' ? new File([copy], name, { type: value.type }) : copy;
  }
  if (!isRecord(value) || isBlob(value) || !isBlob(value['content'])) return value;
  return { ...value, content: await adopt(value['content']) };
}

function isForeignBlob(value: unknown): value is Blob {
  return isBlob(value) && !(value instanceof Blob);
}

function copyBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Blob {
  return new Blob([new Uint8Array(buffer, byteOffset, byteLength).slice()]);
}
