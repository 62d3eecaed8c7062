/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Exchange } from '../core/attempt.js';
import { type Encodings, encodeMessage } from '../core/codec.js';
import { type HeaderFields, joinHeaders } from '../core/headers.js';
import { isFileInput, writeMultipart } from '../core/multipart.js';
import { toPlainObject } from '../core/plain.js';
import { queryString } from '../core/query.js';
import { fillPath, joinUrl } from '../core/url.js';
import { type Call, type Context, sealsFields } from './context.js';
import { requestEncodings } from './encodings.js';
import { ConfigError } from './errors.js';
import type { Encoding } from './operation.js';
import { serverOf } from './server.js';
import { need, type Settings } from './settings.js';
import { plainParts, toParts } from './upload.js';
import { signFields } from './v2-signature.js';
import { writeXml, xmlText } from './xml.js';

type Fields = Readonly<Record<string, unknown>>;

/** Write a v2 request: sign the fields of `xml`, of an upload, or else those of `query`. */
export function writeV2(call: Call, { settings }: Context): Omit<Exchange<never>, 'read'> {
  const { operation, options, request } = call;
  const sealFields = sealsFields(call, { settings });
  const encodings = requestEncodings({
    platformKey: undefined,
    platformKeyRemedy: 'only v3 calls are given it',
    bankKey: settings.bankKey,
    sealFields,
  });
  const query = fieldsOf('query', call, encodings);
  const content = writeContent(call, encodings, settings);
  const url = urlOf(call, content || !query ? query : signed(query, settings), settings);
  const own = {
    Accept: 'text/xml, application/json',
    'User-Agent': `docwright-wechatpay (Node.js ${process.version})`,
    'Content-Type': content?.type,
  };
  // A value that is not an object of fields is rejected there.
  const headers = joinHeaders(own, settings.headers, request['headers'] as HeaderFields | undefined, options.headers);
  // No v2 page says that a call may be repeated, and a payment by code must not be.
  return { operation, url, headers, body: content?.body, repeatable: false, sign: async () => ({}) };
}

interface Content {
  readonly body: string | Blob;
  readonly type: string;
}

function writeContent(call: Call, encodings: Encodings<Encoding>, settings: Settings): Content | undefined {
  if (call.request['json'] !== undefined) {
    throw new ConfigError(`${call.operation.url} is a v2 call, which carries xml; json is of v3 alone.`);
  }
  const upload = fieldsOf('body', call, encodings);
  if (upload) return writeSignedUpload(upload, settings);
  const xml = fieldsOf('xml', call, encodings);
  const body = xml && writeXml(signed(withNonce(xml, call, settings), settings));
  return body === undefined ? undefined : { body, type: 'text/xml; charset=utf-8' };
}

/** Sign the fields of an upload; the file is only covered by its digest, which is one of them. */
function writeSignedUpload(parts: Fields, settings: Settings): Content {
  const isFile = ([, value]: readonly [string, unknown]) => isFileInput(value);
  const files = Object.entries(parts).filter(isFile);
  const fields = Object.fromEntries(Object.entries(parts).filter((part) => !isFile(part)));
  const { body, contentType } = writeMultipart(toParts({ ...signed(fields, settings), ...Object.fromEntries(files) }));
  return { body, type: contentType };
}

/** The encoded fields of a container; the sign covers the text that is sent. */
function fieldsOf(
  container: 'xml' | 'query' | 'body',
  { operation, request }: Call,
  encodings: Encodings<Encoding>,
): Fields | undefined {
  const given = request[container];
  if (given === undefined) return undefined;
  const plain = container === 'body' ? plainParts(given) : toPlainObject(given, container);
  const codec = operation.encode?.[container];
  const encoded = codec === undefined ? plain : encodeMessage(plain, codec, encodings, container);
  const fields = Object.entries(Object(encoded)).filter(([, value]) => value !== null);
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'object' ? value : xmlText(value)]));
}

function urlOf({ operation, options, request }: Call, query: Fields | undefined, settings: Settings): URL {
  const url = joinUrl(serverOf(operation, options, settings), fillPath(operation.url, request));
  if (query) url.search = queryString(query);
  url.hash = options.fragment ?? (operation.answer === 'redirect' ? 'wechat_redirect' : '');
  return url;
}

function withNonce(fields: Fields, { operation, options }: Call, { nonce }: Settings): Fields {
  const wanted = options.nonce ?? operation.nonce ?? true;
  return wanted && !fields['nonce_str'] ? { ...fields, nonce_str: nonce() } : fields;
}

/** Add the sign, unless the caller passed one. Without `sign_type` it is MD5, as the server expects. */
function signed(fields: Fields, { secret }: Settings): Fields {
  if (fields['sign']) return fields;
  const signType = String(fields['sign_type'] || 'MD5');
  return { ...fields, sign: signFields(fields, signType, need(secret, 'secret', 'sign v2 calls')) };
}
