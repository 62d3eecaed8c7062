import { encodeMessage, isRecord, type Transforms } from '../core/codec.js';
import type { Exchange } from '../core/exchange.js';
import { type HeaderFields, joinHeaders } from '../core/headers.js';
import { fillPath, joinUrl, queryString } from '../core/url.js';
import { type Call, type Context, sealsFields } from './context.js';
import { requestTransforms } from './encodings.js';
import { ConfigError } from './errors.js';
import { serverOf } from './server.js';
import { need, type Settings } from './settings.js';
import { signFields } from './v2-signature.js';
import { writeXml } from './xml.js';

type Fields = Readonly<Record<string, unknown>>;

/** Write a v2 request: the fields of `xml`, or else those of `query`, get their nonce and sign. */
export function writeV2(call: Call, { settings }: Context): Omit<Exchange<never>, 'read'> {
  const { operation, options, request } = call;
  if (request['body'] !== undefined || request['json'] !== undefined) {
    throw new ConfigError(
      `${operation.url} is a v2 call, which carries xml or query; json and uploads are of v3 alone.`,
    );
  }
  const sealFields = sealsFields(call, { settings });
  const transforms = requestTransforms({ platformKey: undefined, bankKey: settings.bankKey, sealFields });
  const xml = fieldsOf('xml', call, transforms);
  const query = fieldsOf('query', call, transforms);
  const url = urlOf(call, xml || !query ? query : signed(query, settings), settings);
  const own = {
    Accept: 'text/xml, application/json',
    'User-Agent': `docwright-wechatpay (Node.js ${process.version})`,
  };
  const headers = joinHeaders(
    own,
    xml && { 'Content-Type': 'text/xml; charset=utf-8' },
    request['headers'] as HeaderFields | undefined,
    options.headers,
  );
  const body = xml && writeXml(signed(withNonce(xml, call, settings), settings));
  // No v2 page says that a call may be repeated, and a payment by code may not.
  return { operation, url, headers, body, repeatable: false, sign: () => ({}) };
}

function fieldsOf(
  container: 'xml' | 'query',
  { operation, request }: Call,
  transforms: Transforms,
): Fields | undefined {
  const given = request[container];
  const codec = operation.encode?.[container];
  const encoded = codec === undefined ? given : encodeMessage(given, codec, transforms, container);
  return isRecord(encoded) ? encoded : undefined;
}

function urlOf({ operation, options, request }: Call, query: Fields | undefined, settings: Settings): URL {
  const url = joinUrl(serverOf(operation, options, settings), fillPath(operation.url, request));
  if (query) url.search = queryString(query);
  url.hash = options.fragment ?? (operation.answer === 'redirect' ? 'wechat_redirect' : '');
  return url;
}

function withNonce(fields: Fields, { operation, options }: Call, { nonce }: Settings): Fields {
  const wanted = options.nonce ?? operation.nonce ?? true;
  return wanted && fields['nonce_str'] === undefined ? { ...fields, nonce_str: nonce() } : fields;
}

/** A `sign` that the caller made stays. Without `sign_type` it is MD5, as the server then expects. */
function signed(fields: Fields, { secret }: Settings): Fields {
  if (fields['sign'] !== undefined) return fields;
  const signType = String(fields['sign_type'] || 'MD5');
  return { ...fields, sign: signFields(fields, signType, need(secret, 'secret', 'sign v2 calls')) };
}
