/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { isRecord } from '../core/is-record.js';
import { type FilePart, isFileInput, nameFile, type TextPart, writeMultipart } from '../core/multipart.js';
import { toPlain, toPlainObject } from '../core/plain.js';
import { isBlob, isFormData } from '../core/realm.js';
import { digestFile } from '../node/digest.js';
import { ConfigError } from './errors.js';
import type { Operation } from './operation.js';

/** The parts of an upload by name: `meta` and files. */
type Parts = Readonly<Record<string, unknown>>;

/** The parts as JSON would write them, except for files, which are kept. Throws a `ConfigError` for invalid values. */
export function plainParts(body: unknown): Parts {
  if (!isRecord(body) || isFormData(body)) return toPlainObject(body, 'body');
  const parts = Object.entries(body).map(([name, value]) => {
    return [name, isFileInput(value) ? value : toPlain(value, `body.${name}`)];
  });
  return Object.fromEntries(parts);
}

/** The same, with every `Blob` converted to one of Node, which would use the name of another class's Blob as its content. */
export async function readParts(body: unknown): Promise<Parts> {
  return plainParts(await adoptBlobs(body));
}

async function adoptBlobs(body: unknown): Promise<unknown> {
  if (!isRecord(body) || isFormData(body)) return body;
  const adopted = Object.entries(body).map(async ([name, value]) => [name, await adoptFile(value)]);
  return Object.fromEntries(await Promise.all(adopted));
}

async function adoptFile(value: unknown): Promise<unknown> {
  if (isForeignBlob(value)) {
    return { name: Reflect.get(value, 'name'), type: value.type, content: await copyBlob(value) };
  }
  const content = isRecord(value) ? value['content'] : undefined;
  return isForeignBlob(content) ? { ...Object(value), content: await copyBlob(content) } : value;
}

function isForeignBlob(value: unknown): value is Blob {
  return isBlob(value) && !(value instanceof Blob);
}

async function copyBlob(blob: Blob): Promise<Blob> {
  return new Blob([await blob.arrayBuffer()], { type: blob.type });
}

interface Upload {
  readonly body: Blob;
  /** The text that is signed instead of the body. */
  readonly signed: string;
  /** The `Content-Type` with its boundary. */
  readonly type: string;
}

/** Write an upload of v3. Only the text of `meta` is signed; missing digests in it are computed. */
export async function writeUpload(body: Parts, operation: Operation): Promise<Upload> {
  const { meta: given, ...others } = body;
  const parts = toParts(others);
  const file = parts.find((part): part is FilePart => 'file' in part);
  if (!file) throw new ConfigError('body holds no file. Pass a File, a Blob with a name, or { name, content }.');
  const meta = await completeMeta(given, file, operation);
  const metaPart = meta === undefined ? [] : [{ name: 'meta', text: meta, type: 'application/json' }];
  const written = writeMultipart([...metaPart, ...parts]);
  return { body: written.body, signed: meta ?? '', type: written.contentType };
}

/** Name the parts of an upload, in their order; `undefined` is left out. */
export function toParts(body: Parts): (TextPart | FilePart)[] {
  return Object.entries(body).flatMap(([name, value]): (TextPart | FilePart)[] => {
    if (value === undefined) return [];
    if (isFileInput(value)) return [{ name, file: nameFile(value, `body.${name}`) }];
    return [{ name, text: typeof value === 'object' ? JSON.stringify(value) : String(value) }];
  });
}

async function completeMeta(
  meta: unknown,
  { file }: FilePart,
  { digests = {} }: Operation,
): Promise<string | undefined> {
  const given = typeof meta === 'string' ? parseMeta(meta) : meta;
  if (!isRecord(given)) return typeof meta === 'string' ? meta : undefined;
  const missing = Object.entries(digests).filter(([name]) => given[name] === undefined);
  if (missing.length === 0) return typeof meta === 'string' ? meta : JSON.stringify(meta);
  const computed = missing.map(async ([name, algorithm]) => [name, await digestFile(file.content, algorithm)]);
  return JSON.stringify({ ...given, ...Object.fromEntries(await Promise.all(computed)) });
}

function parseMeta(meta: string): unknown {
  try {
    return JSON.parse(meta);
  } catch {
    return undefined;
  }
}
