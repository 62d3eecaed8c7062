import { isRecord } from '../core/codec.js';
import { digestFile, type FilePart, isFileInput, nameFile, type TextPart, writeMultipart } from '../core/multipart.js';
import type { Operation } from '../core/operation.js';
import { ConfigError } from './errors.js';

/** The parts of an upload by name: `meta` and files. */
type Parts = Readonly<Record<string, unknown>>;

/** Write an upload. Only the text of `meta` is signed; digests in it that the caller left out are computed. */
export async function writeUpload(parts: Parts, operation: Operation) {
  const files = Object.entries(parts).flatMap(([name, value]) => filePart(name, value));
  const [first] = files;
  if (!first) throw new ConfigError('body holds no file. Give a File, a Blob with a name, or { name, content }.');
  const meta = await completeMeta(parts['meta'], first, operation);
  const fields = Object.entries(parts).flatMap(([name, value]) => fieldPart(name, value));
  const metaPart = meta === undefined ? [] : [{ name: 'meta', text: meta, type: 'application/json' }];
  const { body, contentType } = writeMultipart([...metaPart, ...fields, ...files]);
  return { body, signed: meta ?? '', type: contentType };
}

function filePart(name: string, value: unknown): FilePart[] {
  return isFileInput(value) ? [{ name, file: nameFile(value, `body.${name}`) }] : [];
}

function fieldPart(name: string, value: unknown): TextPart[] {
  if (name === 'meta' || value === undefined || isFileInput(value)) return [];
  return [{ name, text: typeof value === 'object' ? JSON.stringify(value) : String(value) }];
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
