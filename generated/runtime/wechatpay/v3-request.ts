/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Exchange } from '../core/attempt.js';
import { encodeMessage } from '../core/codec.js';
import { findHeader, type HeaderFields, joinHeaders } from '../core/headers.js';
import { isPromise } from '../core/is-promise.js';
import { isRecord } from '../core/is-record.js';
import { toPlain, toPlainObject } from '../core/plain.js';
import { queryString } from '../core/query.js';
import { fillPath, joinUrl } from '../core/url.js';
import { authorization } from './authorization.js';
import { type Call, type Context, sealsFields } from './context.js';
import { holdsSealed, requestEncodings } from './encodings.js';
import { ConfigError } from './errors.js';
import type { PlatformKey } from './platform-keys.js';
import { isRepeatable } from './repeatable.js';
import { serverOf } from './server.js';
import { need } from './settings.js';

type Prepared = Omit<Exchange<never>, 'read'>;
type KeyContext = Omit<Context, 'tlsSender'>;

/**
 * Write a v3 request: encoded, sealed, and ready for a signature over the sent bytes. Returns a promise only if it has to wait
 * for a sealing certificate or for digests of files.
 */
export function writeV3(call: Call, context: KeyContext): Prepared | Promise<Prepared> {
  const given = readMessage(call);
  const key = sealingKey(given, call, context);
  const write = (platformKey: PlatformKey | undefined) => writeSealed(given, call, { ...context, platformKey });
  return isPromise(key) ? key.then(write) : write(key);
}

function writeSealed(given: Message, call: Call, context: SealingContext): Prepared | Promise<Prepared> {
  const { operation, options } = call;
  const { settings, platformKey } = context;
  const message = encode(given, call, context);
  const query = message.query ? queryString(message.query) : '';
  const target = () => join(fillPath(operation.url, call.request), query);
  const url = call.address?.url ?? joinUrl(serverOf(operation, options, settings), target());
  const finish = (content: Content): Prepared => {
    const headers = writeHeaders({ content, shared: settings.headers, documented: message.headers, call, platformKey });
    const repeatable = isRepeatable(operation, { json: content.json, headers });
    const sign = signerOf({ operation, url, body: content.signed }, context);
    return { operation, url, headers, body: content.body, repeatable, sign };
  };
  const content = writeContent(message, call);
  return isPromise(content) ? content.then(finish) : finish(content);
}

function join(target: string, query: string): string {
  if (query === '') return target;
  return `${target}${target.includes('?') ? '&' : '?'}${query}`;
}

/** The containers of a v3 request, as JSON would write them. */
interface Message {
  readonly json: unknown;
  readonly query: Container;
  readonly headers: Container;
  /** For an upload; files are kept unchanged. */
  readonly body: Container;
}
type Container = Readonly<Record<string, unknown>> | undefined;

const CONTAINERS = ['json', 'query', 'headers', 'body'] as const;

function readMessage({ operation, request }: Call): Message {
  const { xml, json, query, headers, body } = request;
  if (xml !== undefined)
    throw new ConfigError(`${operation.url} is a v3 call, which carries json; xml is of v2 alone.`);
  return {
    json: toPlain(json, 'json'),
    query: query === undefined ? undefined : toPlainObject(query, 'query'),
    headers: headers === undefined ? undefined : toPlainObject(headers, 'headers'),
    // Converted to a plain object before.
    body: isRecord(body) ? body : undefined,
  };
}

/** The key that the caller names in `Wechatpay-Serial`, or the platform's preferred one. */
function sealingKey(
  given: Message,
  call: Call,
  context: KeyContext,
): PlatformKey | undefined | Promise<PlatformKey | undefined> {
  const named = serialHeader(call);
  if (needsSealing(given, call) && sealsFields(call, context)) return findSealingKey(named, context);
  return named ? undefined : context.platformKeys.current;
}

async function findSealingKey(
  named: string | undefined,
  { platformKeys }: KeyContext,
): Promise<PlatformKey | undefined> {
  if (named === undefined) return platformKeys.preferred();
  const found = await platformKeys.find(named, 'caller');
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

function needsSealing(given: Message, { operation }: Call): boolean {
  return CONTAINERS.some((container) => {
    const codec = operation.encode?.[container];
    return codec !== undefined && holdsSealed(given[container], codec, 'rsa-platform');
  });
}

interface SealingContext extends KeyContext {
  readonly platformKey: PlatformKey | undefined;
}

function encode(given: Message, call: Call, context: SealingContext): Message {
  if (call.operation.encode === undefined) return given;
  const { platformKeys, platformKey, settings } = context;
  const encodings = requestEncodings({
    platformKey: platformKey?.key,
    platformKeyRemedy: platformKeys.remedy,
    bankKey: settings.bankKey,
    sealFields: sealsFields(call, context),
  });
  const encodeIn = <Value>(container: keyof Message, value: Value): Value => {
    const codec = call.operation.encode?.[container];
    // An object stays an object: values of other types were rejected before.
    return codec === undefined ? value : (encodeMessage(value, codec, encodings, container) as Value);
  };
  return {
    json: encodeIn('json', given.json),
    query: encodeIn('query', given.query),
    headers: encodeIn('headers', given.headers),
    body: encodeIn('body', given.body),
  };
}

interface Content {
  readonly body: string | Blob | undefined;
  /** The text that the signature covers. */
  readonly signed: string;
  readonly type: string | undefined;
  /** The body, if it is JSON. */
  readonly json?: string;
}

function writeContent({ json, body }: Message, { operation }: Call): Content | Promise<Content> {
  if (body !== undefined) return import('./upload.js').then(({ writeUpload }) => writeUpload(body, operation));
  if (json === undefined) return { body: undefined, signed: '', type: undefined };
  const text = JSON.stringify(json);
  return { body: text, signed: text, type: 'application/json', json: text };
}

interface HeaderSources {
  readonly content: Content;
  /** Headers of every call of the client. */
  readonly shared: HeaderFields;
  readonly documented: HeaderFields | undefined;
  readonly call: Call;
  readonly platformKey: PlatformKey | undefined;
}

/** `Wechatpay-Serial` names the sealing key, and requests a response that is signed with it. */
function writeHeaders({ content, shared, documented, call, platformKey }: HeaderSources): Record<string, string> {
  const own = {
    Accept: call.operation.answer === 'binary' ? '*/*' : 'application/json',
    'User-Agent': `docwright-wechatpay (Node.js ${process.version})`,
    'Content-Type': content.type,
    'Wechatpay-Serial': platformKey?.serial,
  };
  return joinHeaders(own, shared, documented, call.options.headers);
}

interface Signed {
  readonly operation: Call['operation'];
  readonly url: URL;
  readonly body: string;
}

/** Another host may get a later attempt, but with the same path and query. */
function signerOf({ operation, url, body }: Signed, { settings, calls }: KeyContext): Prepared['sign'] {
  const { mchid, now, nonce } = settings;
  const privateKey = need(settings.privateKey, 'privateKey', 'sign v3 calls');
  const serial = need(settings.serial, 'serial', 'sign v3 calls');
  const request = { method: operation.method, target: url.pathname + url.search, body };
  return async () => {
    const inBackground = calls.isBusy;
    const signer = { mchid, serial, privateKey, now, nonce, inBackground };
    return { headers: { Authorization: await authorization(request, signer) } };
  };
}

/** Write the request for a file on a host outside the API: the URL has a token, and no data of the merchant is sent. */
export function writePlain({ operation, request, options, address }: Call, { settings }: KeyContext): Prepared {
  const url = address?.url ?? joinUrl(serverOf(operation, options, settings), fillPath(operation.url, request));
  if (request['query'] !== undefined) url.search = queryString(toPlainObject(request['query'], 'query'));
  const headers = joinHeaders({ Accept: '*/*' }, options.headers);
  return { operation, url, headers, repeatable: true, sign: async () => ({}) };
}
