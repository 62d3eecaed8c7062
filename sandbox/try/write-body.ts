import { isRecord } from '../api-document/schemas.js';
import { sealValue } from '../messages/seal-value.js';
import { parseXml, writeXml } from '../protocol/xml.js';
import { sealingOf } from './seal-for-platform.js';
import { signFields } from './sign-fields.js';
import type { TriedCall } from './tried-call.js';
import { writeUpload } from './write-upload.js';

/** A body as it is sent. */
export interface WrittenBody {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
  /** What the signature of v3 covers. */
  readonly signedText: Buffer;
}

/** Seal and, in v2, sign the body of a call. What cannot be read is sent as it is, so that the sandbox refuses it. */
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
  const value = attempt(() => JSON.parse(tried.request.body.toString('utf8')));
  if (value === undefined) return undefined;
  const bytes = Buffer.from(JSON.stringify(sealValue(value, tried.call.body?.schema ?? {}, sealingOf(tried))));
  return { bytes, contentType: 'application/json', signedText: bytes };
}

function writeXmlBody(tried: TriedCall): WrittenBody | undefined {
  const value = attempt(() => parseXml(tried.request.body.toString('utf8')));
  if (value === undefined) return undefined;
  const fields = sealValue(value, tried.call.body?.schema ?? {}, sealingOf(tried));
  const bytes = Buffer.from(writeXml(isRecord(fields) ? signFields(fields, tried) : {}));
  return { bytes, contentType: 'text/xml', signedText: bytes };
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
