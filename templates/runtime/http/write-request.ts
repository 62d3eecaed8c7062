import { isRecord } from '../core/codec.js';
import { ConfigError } from '../core/errors.js';
import { type HeaderFields, joinHeaders } from '../core/headers.js';
import { fillPath, joinUrl } from '../core/url.js';
import type { Call, Context, Pair, Written, WrittenBody } from './context.js';
import type { Operation } from './operation.js';
import { joinPairs, toPlainData, writePairs } from './pairs.js';

/** Write a call as the wire carries it. Throws a `ConfigError` that names what cannot be sent. */
export async function writeRequest(call: Call, context: Context): Promise<Written> {
  const { operation, request, options } = call;
  const message = operation.encode ? await encode(request, operation.encode) : request;
  const url = joinUrl(serverOf(call, context), fillPath(operation.url, request));
  const query = await writePairs(message['query'] ?? {}, 'query', wireOf(call, context));
  if (query.length > 0) url.search = [url.search.slice(1), joinPairs(query)].filter(Boolean).join('&');
  const written = await writeBody(message, call, context);
  const own = {
    Accept: operation.answer === 'json' ? 'application/json' : '*/*',
    'Content-Type': written?.type || undefined,
  };
  // The edge of the type system: `joinHeaders` checks what callers give.
  const given = [context.options.headers, message['headers'] as HeaderFields | undefined, options.headers];
  const names = new Set(given.flatMap((set) => Object.keys(set ?? {})).map((name) => name.toLowerCase()));
  return {
    url,
    headers: joinHeaders(own, ...given),
    body: written?.body,
    members: written?.members ?? [],
    isGiven: (name) => names.has(name.toLowerCase()),
  };
}

async function encode(request: Call['request'], codecs: NonNullable<Operation['encode']>): Promise<Call['request']> {
  const { encodeRequest } = await import('./encodings.js');
  return encodeRequest(request, codecs);
}

/** A server that the documentation does not list, such as one for tests, takes the calls of all others. */
function serverOf({ operation, options }: Call, { api: { servers }, options: { baseUrl } }: Context): string {
  const isOther = baseUrl !== undefined && !servers.includes(baseUrl);
  const server = options.baseUrl ?? (isOther ? baseUrl : (operation.server ?? baseUrl ?? servers[0]));
  if (server !== undefined) return server;
  throw new ConfigError('The documentation names no server. Pass baseUrl.');
}

function wireOf({ operation }: Call, { api }: Context) {
  return operation.wire ?? api.wire;
}

async function writeBody(message: Call['request'], call: Call, context: Context): Promise<WrittenBody | undefined> {
  const { method, url } = call.operation;
  const [kind, another] = ['json', 'form', 'body'].filter((name) => message[name] !== undefined);
  if (kind === undefined) return undefined;
  if (another) throw new ConfigError(`${method} ${url} got both ${kind} and ${another}. Pass one of them.`);
  if (method === 'GET' || method === 'HEAD')
    throw new ConfigError(`${method} ${url} cannot carry a body. Leave ${kind} out.`);
  if (kind !== 'json') {
    const { writeForm, writeUpload } = await import('./write-body.js');
    return kind === 'form' ? writeForm(message[kind], wireOf(call, context)) : writeUpload(message[kind]);
  }
  const json = await toPlainData(message[kind], kind);
  const members = isRecord(json) ? Object.entries(json) : [];
  return {
    body: JSON.stringify(json),
    type: 'application/json',
    members: members.map(
      ([name, value]): Pair => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)],
    ),
  };
}
