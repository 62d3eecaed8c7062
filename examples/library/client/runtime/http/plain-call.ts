/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { TimeoutError } from '../core/errors.js';
import { type HeaderFields, joinHeaders } from '../core/headers.js';
import { isRecord } from '../core/is-record.js';
import { startLimit } from '../core/limit.js';
import { readableAgain, readText } from '../core/response-text.js';
import { type Fetch, globalFetch } from '../core/send.js';
import { fillPath, joinUrl } from '../core/url.js';
import type { ListResult } from './client.js';
import { type Call, type Context, isReading, requestId, serverOf, TIMEOUT, wireOf } from './context.js';
import { dataOf, isOk } from './envelope.js';
import { flatPairs, isPlainData, joinPairs } from './pairs.js';

type Result = ListResult<unknown, string>;

/**
 * Make a call from end to end. Rejects with a `ClientError`, or with the reason of the caller's signal.
 *
 * This module makes the first attempt of a usual call: plain JSON, proof that is the same for each request, and a response without
 * a failure. `perform.ts`, which is loaded when it is needed, makes all others, and goes on from an attempt that failed here.
 */
export async function makeCall(call: Call, context: Context): Promise<Result> {
  const request = writePlain(call, context);
  const outcome = request && (await attempt(request, call, context));
  if (typeof outcome === 'object') return outcome;
  const { perform } = await import('./perform.js');
  return perform(call, context, outcome);
}

interface PlainRequest {
  readonly url: URL;
  readonly init: RequestInit;
}

/** The request of a usual call; `undefined` for any other. Throws a `ConfigError` for a path or a header that cannot be sent. */
function writePlain(call: Call, context: Context): PlainRequest | undefined {
  const { operation, request } = call;
  const { query = {}, json, headers } = request;
  const proofs = context.proofs();
  const server = serverOf(call, context);
  const pairs = isRecord(query) && flatPairs(query, wireOf(call, context));
  if (!isUsual(call, context) || !server || !pairs || !isPlainData([query, json ?? null])) return undefined;
  const own: Record<string, string> = { Accept: 'application/json' };
  if (json !== undefined) own['Content-Type'] = 'application/json';
  for (const proof of proofs) {
    if (typeof proof === 'function') return undefined;
    Object.assign(own, proof.headers);
    pairs.push(...Object.entries(proof.query ?? {}));
  }
  const url = joinUrl(server, fillPath(operation.url, request));
  if (pairs.length > 0) url.search = [url.search.slice(1), joinPairs(pairs)].filter(Boolean).join('&');
  // The edge of the type system: `joinHeaders` checks what callers give.
  const joined = joinHeaders(own, context.options.headers, headers as HeaderFields | undefined);
  const content = json === undefined ? {} : { body: JSON.stringify(json) };
  return { url, init: { method: operation.method, headers: joined, redirect: 'manual', ...content } };
}

function isUsual({ operation, request, options }: Call, { options: client }: Context): boolean {
  const { method, answer, encode, decode } = operation;
  const { hooks, logger, maxAnswerBytes } = client;
  const { form, body, json } = request;
  const rare = [hooks, logger, maxAnswerBytes, form, body, encode, decode, isReading(method) ? json : undefined];
  const names = Object.keys(Object(options));
  const isBare = names.length === 0 || (names.join() === 'signal' && options.signal instanceof AbortSignal);
  return answer === 'json' && isBare && rare.every((each) => each === undefined);
}

/** The result of a good response; else a `fetch` that gives what came of this attempt, for `perform.ts` to judge. */
async function attempt({ url, init }: PlainRequest, call: Call, context: Context): Promise<Result | Fetch> {
  const { fetch = globalFetch, timeout = TIMEOUT } = context.options;
  const { method } = call.operation;
  const { signal } = call.options ?? {};
  const limit = startLimit({ timeout, signal });
  let response: Response | undefined;
  const send = async () => {
    response = await fetch(url.href, { ...init, signal: limit.signal });
    return response.ok ? readText(response) : '';
  };
  try {
    signal?.throwIfAborted();
    const text = await limit.race(send());
    return (await readPlain(response, text, { call, context })) ?? again(response);
  } catch (error) {
    signal?.throwIfAborted();
    const message = `${method} ${url.origin}${url.pathname} was not answered within ${timeout} ms.`;
    return again(response, limit.timedOut() ? new TimeoutError(message, { cause: error }) : error);
  } finally {
    limit.stop();
  }
}

interface Place {
  readonly call: Call;
  readonly context: Context;
}

async function readPlain(
  response: Response | undefined,
  text: string,
  { call, context }: Place,
): Promise<Result | undefined> {
  const { envelope } = context.api;
  const body = response?.ok ? await parse(text) : NOT_JSON;
  if (!response || body === NOT_JSON || (envelope && !isOk(body, envelope))) return undefined;
  const { paging } = call.operation;
  return {
    data: dataOf(body, call, context),
    body,
    requestId: requestId(response),
    // Made when it is asked for, which few callers do.
    get response() {
      return readableAgain(response);
    },
    ...(paging ? { paging } : {}),
  };
}

const NOT_JSON = Symbol();

async function parse(text: string): Promise<unknown> {
  if (text === '') return undefined;
  try {
    // Digits of an integer that a number cannot hold are rare, and so is their parser.
    return /\d{16}/.test(text) ? (await import('../core/json.js')).parseJson(text) : JSON.parse(text);
  } catch {
    // What is wrong is found again, and told, by `perform.ts`.
    return NOT_JSON;
  }
}

/** A `fetch` for one request: it gives the same response, or fails in the same way. */
function again(response: Response | undefined, error?: unknown): Fetch {
  if (!response) return () => Promise.reject(error);
  if (error === undefined) return async () => (response.ok ? readableAgain(response) : response);
  const broken = new ReadableStream({ start: (controller) => controller.error(error) });
  return async () => new Response(broken, response);
}
