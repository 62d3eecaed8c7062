/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from '../core/errors.js';
import { type HeaderFields, joinHeaders } from '../core/headers.js';
import { isRecord } from '../core/is-record.js';
import { toPlain } from '../core/plain.js';
import { fillPath, joinUrl } from '../core/url.js';
import {
  type Call,
  type Context,
  isReading,
  type Pair,
  serverOf,
  type Written,
  type WrittenBody,
  wireOf,
} from './context.js';
import type { Operation } from './operation.js';
import { joinPairs } from './pairs.js';
import { writePairs } from './write-pairs.js';

/** Write a call as the wire carries it. Throws a `ConfigError` that names what cannot be sent. */
export async function writeRequest(call: Call, context: Context): Promise<Written> {
  const { operation, request, options } = call;
  const message = operation.encode ? await encode(request, operation.encode) : request;
  const server = serverOf(call, context);
  if (server === undefined) throw new ConfigError('The documentation names no server. Pass baseUrl.');
  const url = joinUrl(server, fillPath(operation.url, request));
  const query = writePairs(message['query'] ?? {}, 'query', wireOf(call, context));
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

async function writeBody(message: Call['request'], call: Call, context: Context): Promise<WrittenBody | undefined> {
  const { method, url } = call.operation;
  const [kind, another] = ['json', 'form', 'body'].filter((name) => message[name] !== undefined);
  if (kind === undefined) return undefined;
  if (another) throw new ConfigError(`${method} ${url} got both ${kind} and ${another}. Pass one of them.`);
  if (isReading(method)) throw new ConfigError(`${method} ${url} cannot carry a body. Leave ${kind} out.`);
  if (kind !== 'json') {
    const { writeForm, writeUpload } = await import('./write-body.js');
    return kind === 'form' ? writeForm(message[kind], wireOf(call, context)) : writeUpload(message[kind]);
  }
  const json = toPlain(message[kind], kind);
  const members = isRecord(json) ? Object.entries(json) : [];
  return {
    body: JSON.stringify(json),
    type: 'application/json',
    members: members.map(
      ([name, value]): Pair => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)],
    ),
  };
}
