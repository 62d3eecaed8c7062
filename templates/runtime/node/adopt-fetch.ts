import { Readable } from 'node:stream';
import { ConfigError } from '../core/errors.js';
import { isBlob } from '../core/realm.js';
import { hasBody } from '../core/response-text.js';
import type { Fetch } from '../core/send.js';

/**
 * Adapt a `fetch` of a package to Node's: node-fetch and cross-fetch return the body of a response as a stream of Node, and
 * cannot send a `Blob` of Node. Throws a `ConfigError` for a function that is not a `fetch`.
 */
export function adoptFetch(given: Fetch): Fetch {
  refuseOthers(given);
  return async (url, init) => {
    const { body } = init;
    const sent = isBlob(body) ? { ...init, body: new Uint8Array(await body.arrayBuffer()) } : init;
    return toResponse(await given(url, sent));
  };
}

/** Refuse other HTTP clients: they are functions too, but do not return a `Response`, or throw for a refusal. */
function refuseOthers(given: object): void {
  const isClient = ['get', 'post'].every((name) => typeof Reflect.get(given, name) === 'function');
  const isParsing = ['raw', 'native'].every((name) => typeof Reflect.get(given, name) === 'function');
  if (!isClient && !isParsing) return;
  const found = isClient ? 'an HTTP client with get and post, as axios, got and ky are' : 'the $fetch of ofetch';
  const remedy =
    'Pass a function that takes (url, init) and returns a Response, as fetch of Node, undici or node-fetch';
  throw new ConfigError(`fetch is ${found}. ${remedy}.`);
}

/** The `Response` of a package; any member may be missing. */
interface Answer {
  readonly status?: unknown;
  readonly statusText?: string;
  readonly headers?: { readonly get?: unknown };
  readonly body?: object | null;
  readonly arrayBuffer?: () => Promise<ArrayBuffer>;
}

async function toResponse(answer: Response): Promise<Response> {
  const given: Answer = Object(answer);
  const { status, statusText = '', body } = given;
  const pairs = pairsOf(given.headers);
  if (typeof status !== 'number' || typeof given.headers?.get !== 'function' || !pairs) {
    throw new TypeError('the option fetch gave no Response, which has status and headers');
  }
  if (body === null || (body && 'getReader' in body)) return answer;
  const headers = new Headers();
  for (const [name, value] of pairs) headers.append(name, value);
  return new Response(await contentOf(given, status), { status, statusText, headers });
}

/** A `Headers` of any class is iterable. */
function pairsOf(headers: unknown): Iterable<[string, string]> | undefined {
  const isIterable = typeof headers === 'object' && headers !== null && Symbol.iterator in headers;
  // The edge of the type system: an iterable with `get` is a `Headers`.
  return isIterable ? (headers as Iterable<[string, string]>) : undefined;
}

/** The body argument of `new Response`; Node and the DOM name its type differently. */
type Content = ConstructorParameters<typeof Response>[0];

async function contentOf(given: Answer, status: number): Promise<Content> {
  const { body } = given;
  if (body && 'pipe' in body) {
    // As above: streams of Node, and similar streams of packages, have `pipe`.
    const stream = body as Readable;
    if (hasBody(status)) return Readable.toWeb(stream) as Content;
    stream.resume();
    return null;
  }
  if (!hasBody(status)) return null;
  if (typeof given.arrayBuffer === 'function') return given.arrayBuffer();
  throw new TypeError('the option fetch gave a Response without a body that can be read: it has no body.getReader');
}
