/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { FileInput } from './client.js';
import { ConfigError } from './errors.js';
import { isBlob, isBytes } from './realm.js';

/** A part that is text: `meta`, or a field. */
export interface TextPart {
  readonly name: string;
  readonly text: string;
  readonly type?: string;
}

/** A part that is a file. */
export interface FilePart {
  readonly name: string;
  readonly file: NamedFile;
}

export interface NamedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
}

export interface Multipart {
  readonly contentType: string;
  /** References the files without copying them. */
  readonly body: Blob;
}

/** Write `multipart/form-data`, in the order of the parts. */
export function writeMultipart(parts: readonly (TextPart | FilePart)[]): Multipart {
  // Not `randomUUID`, which pages over plain http do not have.
  const boundary = Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('-');
  const pieces = parts.flatMap((part) => [`--${boundary}\r\n`, ...writePart(part), '\r\n']);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new Blob([...pieces, `--${boundary}--\r\n`]),
  };
}

function writePart(part: TextPart | FilePart): (string | Blob)[] {
  const disposition = `Content-Disposition: form-data; name="${quoted(part.name)}"`;
  if ('text' in part) return [`${disposition}\r\n${part.type ? `Content-Type: ${part.type}\r\n` : ''}\r\n`, part.text];
  const { name, type, content } = part.file;
  return [`${disposition}; filename="${quoted(name)}"\r\nContent-Type: ${headerText(type)}\r\n\r\n`, content];
}

/** Escape names as browsers do, so that none can end the quotes or the header. */
function quoted(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

function headerText(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?[\w=-]+)*$/.test(type) ? type : 'application/octet-stream';
}

/** Whether a value is a file that callers can pass. */
export function isFileInput(value: unknown): value is FileInput {
  if (isBlob(value)) return true;
  return typeof value === 'object' && value !== null && 'content' in value && 'name' in value;
}

const TYPES: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp4: 'video/mp4',
  ofd: 'application/ofd',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Name a file and find its media type. Throws a `ConfigError` for a file without a name, which servers refuse. */
export function nameFile(input: FileInput, path: string): NamedFile {
  // In Bun, every Blob has the member, without a value.
  const name: string | undefined = 'name' in input ? input.name : undefined;
  if (!name) throw new ConfigError(`${path} has no file name. Pass a File, or { name: 'image.jpg', content }.`);
  const content = isBlob(input) ? input : toBlob(input.content, path);
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return { name, content, type: input.type || content.type || (TYPES[extension] ?? 'application/octet-stream') };
}

function toBlob(content: unknown, path: string): Blob {
  if (isBlob(content)) return content;
  if (isBytes(content)) return new Blob([new Uint8Array(content)]);
  throw new ConfigError(
    `${path}.content is neither bytes nor a Blob. Pass a Uint8Array, or openAsBlob(path) from node:fs.`,
  );
}
