import { createHash } from 'node:crypto';
import type { DocumentedCall, JsonSchema } from '../api-document/documented-call.js';
import { isRecord, memberSchema } from '../api-document/schemas.js';
import { sealValue } from '../messages/seal-value.js';
import type { ReceivedPart } from '../protocol/received-request.js';
import { tryJson } from '../protocol/try-json.js';
import { tryXml, writeXml } from '../protocol/xml.js';
import { createNonce, signFields } from './sign-request.js';
import { sealingOf, type TriedCall } from './tried-call.js';

/** A body as it is sent. */
interface WrittenBody {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  /** The text that v3 signs. */
  readonly signedText: Buffer;
}

/** Seal and, in v2, sign the body of a call. A body that cannot be parsed is sent as it is, so that the sandbox refuses it. */
export function writeBody(tried: TriedCall): WrittenBody {
  const { body, headers } = tried.request;
  const written = writers[tried.call.body?.mediaType ?? '']?.(tried);
  return written ?? { bytes: body, contentType: headers['content-type'], signedText: body };
}

const writers: Readonly<Record<string, (tried: TriedCall) => WrittenBody | undefined>> = {
  'application/json': writeJsonBody,
  'application/xml': writeXmlBody,
  'multipart/form-data': writeUpload,
};

function writeJsonBody(tried: TriedCall): WrittenBody | undefined {
  const value = tryJson(tried.request.body.toString('utf8'));
  if (value === undefined) return undefined;
  const bytes = Buffer.from(JSON.stringify(sealValue(value, tried.call.body?.schema ?? {}, sealingOf(tried))));
  return { bytes, contentType: 'application/json', signedText: bytes };
}

function writeXmlBody(tried: TriedCall): WrittenBody | undefined {
  const value = tryXml(tried.request.body.toString('utf8'));
  if (value === undefined) return undefined;
  const fields = sealValue(value, tried.call.body?.schema ?? {}, sealingOf(tried));
  const bytes = Buffer.from(writeXml(isRecord(fields) ? signFields(fields, tried) : {}));
  return { bytes, contentType: 'text/xml', signedText: bytes };
}

/** Write an upload with the digests of its file, and with the fields before the file. */
function writeUpload(tried: TriedCall): WrittenBody | undefined {
  const { parts } = tried.request;
  if (parts.length === 0) return undefined;
  const schema = tried.context.resolve(tried.call.body?.schema ?? {});
  const isFile = ({ name }: ReceivedPart) =>
    tried.context.resolve(memberSchema(schema, name) ?? {}).format === 'binary';
  // When no file was chosen, its name is also its content.
  const files = parts
    .filter(isFile)
    .map((part) => ({ ...part, fileName: part.fileName ?? part.content.toString('utf8') }));
  const file = files[0]?.content ?? Buffer.alloc(0);
  // Browsers add a file name to every part that has a type.
  const fields = parts.filter((part) => !isFile(part)).map((part) => ({ ...part, fileName: undefined }));
  const written = tried.call.signature === 'header' ? writeFields(fields, file, tried) : writeV2(fields, file, tried);
  const boundary = `docwright-${createNonce()}`;
  const meta = written.find(({ name }) => name === 'meta')?.content ?? Buffer.alloc(0);
  return {
    bytes: joinParts([...written, ...files], boundary),
    contentType: `multipart/form-data; boundary=${boundary}`,
    signedText: meta,
  };
}

/** Parts that the page describes as JSON are sent with that type. */
function writeFields(fields: readonly ReceivedPart[], file: Buffer, tried: TriedCall): ReceivedPart[] {
  const schema = tried.context.resolve(tried.call.body?.schema ?? {});
  return fields.map((part) => {
    const own = tried.context.resolve(memberSchema(schema, part.name) ?? {});
    const value = tryJson(part.content.toString('utf8'));
    if (!isRecord(value)) return part;
    const sealed = sealValue({ ...value, ...digestsOf(own, file, tried.call) }, own, sealingOf(tried));
    return { ...part, type: 'application/json', content: Buffer.from(JSON.stringify(sealed)) };
  });
}

/** The digests of a file that a part contains, by name. */
function digestsOf(part: JsonSchema, file: Buffer, { digests }: DocumentedCall): Readonly<Record<string, string>> {
  const own = Object.entries(digests).filter(([name]) => memberSchema(part, name) !== undefined);
  return Object.fromEntries(own.map(([name, algorithm]) => [name, createHash(algorithm).update(file).digest('hex')]));
}

function writeV2(fields: readonly ReceivedPart[], file: Buffer, tried: TriedCall): ReceivedPart[] {
  const schema = tried.context.resolve(tried.call.body?.schema ?? {});
  const given = Object.fromEntries(fields.map(({ name, content }) => [name, content.toString('utf8')]));
  const isHashed = memberSchema(schema, 'media_hash') !== undefined;
  const hashed = isHashed ? { ...given, media_hash: createHash('md5').update(file).digest('hex') } : given;
  return Object.entries(signFields(hashed, tried)).map(([name, value]) => ({
    name,
    fileName: undefined,
    type: undefined,
    content: Buffer.from(String(value)),
  }));
}

/** Write the parts of an upload like a browser. */
function joinParts(parts: readonly ReceivedPart[], boundary: string): Buffer {
  const pieces = parts.flatMap(({ name, fileName, type, content }) => {
    const named = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
    const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${named}\r\n${typed}\r\n`;
    return [Buffer.from(head), content, Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

function quoted(text: string): string {
  return text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
