import type { Exchange } from '../core/attempt.js';
import { encodeMessage, type Transforms } from '../core/codec.js';
import { findHeader, type HeaderFields, joinHeaders } from '../core/headers.js';
import type { Codec, RequestContainer } from '../core/operation.js';
import { fillPath, joinUrl, queryString } from '../core/url.js';
import { authorization } from './authorization.js';
import { type Call, type Context, sealsFields } from './context.js';
import { requestTransforms } from './encodings.js';
import { ConfigError } from './errors.js';
import type { PlatformKey } from './platform-keys.js';
import { isRepeatable } from './repeatable.js';
import { serverOf } from './server.js';
import { need } from './settings.js';
import { writeUpload } from './upload.js';

type Prepared = Omit<Exchange<never>, 'read'>;
type KeyContext = Omit<Context, 'tlsSender'>;

/** Write a v3 request: encoded, sealed, and ready to be signed over the very bytes that are sent. */
export async function writeV3(call: Call, context: KeyContext): Promise<Prepared> {
  const { operation, options } = call;
  const platformKey = await sealingKey(call, context);
  const message = encode(call, context, platformKey);
  const query = message.query ? queryString(message.query) : '';
  const target = fillPath(operation.url, call.request);
  const url = joinUrl(serverOf(operation, options, context.settings), join(target, query));
  const content = await writeContent(message, call);
  const headers = writeHeaders({ content, documented: message.headers, call, platformKey });
  const repeatable = isRepeatable(operation, { json: content.json, headers });
  const sign = signerOf({ operation, url, body: content.signed }, context);
  return { operation, url, headers, body: content.body, repeatable, sign };
}

function join(target: string, query: string): string {
  if (query === '') return target;
  return `${target}${target.includes('?') ? '&' : '?'}${query}`;
}

/** The key that the caller names in `Wechatpay-Serial`, or the platform's preferred one. */
async function sealingKey(call: Call, context: KeyContext): Promise<PlatformKey | undefined> {
  const { platformKeys } = context;
  const named = serialHeader(call);
  if (!needsSealing(call.operation.encode) || !sealsFields(call, context))
    return named ? undefined : platformKeys.current;
  if (named === undefined) return platformKeys.preferred();
  const found = await platformKeys.find(named);
  if (found) return found;
  const known = platformKeys.serials.join(', ') || 'none';
  throw new ConfigError(
    `headers["Wechatpay-Serial"] names ${named}, whose key is not known (known: ${known}). Add it to certs.`,
  );
}

function serialHeader({ request, options }: Call): string | undefined {
  const documented = request['headers'] as HeaderFields | undefined;
  return findHeader(options.headers, 'Wechatpay-Serial') ?? findHeader(documented, 'Wechatpay-Serial');
}

function needsSealing(encode: Codec | { readonly [member: string]: Codec } | undefined): boolean {
  return encode !== undefined && JSON.stringify(encode).includes('"rsa-platform"');
}

export interface Encoded {
  readonly json: unknown;
  readonly query: object | undefined;
  readonly headers: HeaderFields | undefined;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

function encode(call: Call, context: KeyContext, platformKey: PlatformKey | undefined): Encoded {
  const { bankKey } = context.settings;
  const transforms = requestTransforms({
    platformKey: platformKey?.key,
    bankKey,
    sealFields: sealsFields(call, context),
  });
  return {
    json: encodeContainer(call, 'json', transforms),
    // The generated types, or those of `request`, say that these are objects.
    query: encodeContainer(call, 'query', transforms) as object | undefined,
    headers: encodeContainer(call, 'headers', transforms) as HeaderFields | undefined,
    body: encodeContainer(call, 'body', transforms) as Encoded['body'],
  };
}

function encodeContainer({ operation, request }: Call, container: RequestContainer, transforms: Transforms): unknown {
  const codec = operation.encode?.[container];
  const value = request[container];
  return codec === undefined || value === undefined ? value : encodeMessage(value, codec, transforms, container);
}

interface Content {
  readonly body: string | Blob | undefined;
  /** What the signature covers. */
  readonly signed: string;
  readonly type: string | undefined;
  /** The body, when it is JSON. */
  readonly json?: string;
}

async function writeContent({ json, body }: Encoded, { operation }: Call): Promise<Content> {
  if (body !== undefined) return writeUpload(body, operation);
  if (json === undefined) return { body: undefined, signed: '', type: undefined };
  const text = JSON.stringify(json);
  return { body: text, signed: text, type: 'application/json', json: text };
}

interface HeaderSources {
  readonly content: Content;
  readonly documented: HeaderFields | undefined;
  readonly call: Call;
  readonly platformKey: PlatformKey | undefined;
}

/** `Wechatpay-Serial` names the key that sealed, and asks for an answer that is signed with it. */
function writeHeaders({ content, documented, call, platformKey }: HeaderSources): Record<string, string> {
  const own = {
    Accept: call.operation.answer === 'binary' ? '*/*' : 'application/json',
    'User-Agent': `docwright-wechatpay (Node.js ${process.version})`,
    'Content-Type': content.type,
    'Wechatpay-Serial': platformKey?.serial,
  };
  return joinHeaders(own, documented, call.options.headers);
}

interface Signed {
  readonly operation: Call['operation'];
  readonly url: URL;
  readonly body: string;
}

/** Another host may take a later attempt, but path and query stay. */
function signerOf({ operation, url, body }: Signed, { settings, calls }: KeyContext): Prepared['sign'] {
  const { mchid, now, nonce } = settings;
  const privateKey = need(settings.privateKey, 'privateKey', 'sign v3 calls');
  const serial = need(settings.serial, 'serial', 'sign v3 calls');
  const request = { method: operation.method, target: url.pathname + url.search, body };
  return async () => {
    const inBackground = calls.isBusy;
    return { Authorization: await authorization(request, { mchid, serial, privateKey, now, nonce, inBackground }) };
  };
}
