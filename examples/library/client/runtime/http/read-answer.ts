/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ApiError } from '../core/api-error.js';
import { ConnectionError } from '../core/errors.js';
import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { decodeText, readText } from '../core/response-text.js';
import { retryAfter } from '../core/retry.js';
import type { Envelope } from './api.js';
import { type Answer, type Call, type Context, requestId } from './context.js';
import { contentOf, dataOf, isOk, memberAt } from './envelope.js';

interface SentCall extends Call {
  /** Where it went, without its query. */
  readonly address: string;
}

/** Read a response as its operation says. Throws an `ApiError` for a failing status, or a code that is not `ok`. */
export async function readAnswer(response: Response, call: SentCall, context: Context): Promise<Answer> {
  const { operation, options } = call;
  const { answer, decode } = operation;
  const { envelope } = context.api;
  const location = answer === 'redirect' && response.headers.get('location');
  if (location) return { data: new URL(location, call.address).href, body: undefined };
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const isFile = answer === 'binary' && response.ok;
  // An API with an envelope fails with JSON where a file was asked for.
  if (isFile && !(isJson && envelope)) return readFile(response, options.signal);
  const text = await readWhole(response, context);
  const body = answer === 'json' || isJson ? parse(text, response, call) : text;
  if (!response.ok || (envelope && !isOk(body, envelope))) throw refusal({ response, text, body }, call, context);
  if (isFile) return readFile(new Response(text, response), options.signal);
  if (answer === 'text' || answer === 'empty') return { data: answer === 'text' ? text : undefined, body };
  const data = dataOf(body, call, context);
  return {
    data: decode ? await import('./encodings.js').then(({ decodeData }) => decodeData(data, decode)) : data,
    body,
  };
}

async function readFile(response: Response, signal: AbortSignal | undefined): Promise<Answer> {
  const { toDownload } = await import('./download.js');
  return { data: toDownload(response, signal), body: undefined };
}

async function readWhole(response: Response, { options: { maxAnswerBytes } }: Context): Promise<string> {
  if (maxAnswerBytes === undefined) return readText(response);
  const { readBody } = await import('../core/read-body.js');
  return decodeText(await readBody(response, maxAnswerBytes));
}

/** A failed call may be answered by a gateway, whose page is no JSON. */
function parse(text: string, { ok, status }: Response, { operation: { method, url, answer } }: Call): unknown {
  try {
    return text === '' ? undefined : parseJson(text);
  } catch (cause) {
    if (!ok || answer !== 'json') return undefined;
    throw new ConnectionError(`${method} ${url} was answered ${status} with a body that is not JSON.`, { cause });
  }
}

interface Refused {
  readonly response: Response;
  readonly text: string;
  readonly body: unknown;
}

function refusal(
  { response, text, body }: Refused,
  { operation: { id, method, url }, address }: SentCall,
  { api }: Context,
): ApiError {
  const { status, headers } = response;
  const { code, message } = describeFailure(body, api.envelope);
  const call = `${method} ${url}`;
  return new ApiError({
    status,
    code,
    message: message || `${call} was answered ${status}.`,
    detail: isRecord(body) ? body : undefined,
    requestId: requestId(response),
    operation: id,
    call,
    url: address,
    retryAfter: retryAfter(headers.get('retry-after')),
    headers,
    body: text,
  });
}

/** Where servers usually put them. */
const codes = 'code error.code errcode error_code error.type error';
const messages = 'message error.message error_description detail errmsg msg title error';

/** Code and message of a failed call: where the envelope has them, else where servers usually do; empty where there are none. */
function describeFailure(
  body: unknown,
  envelope: Envelope | undefined,
): { readonly code: string; readonly message: string } {
  const content = envelope ? contentOf(body, envelope) : body;
  const { code = '', message = '' } = envelope ?? {};
  // Beside the words stands why a call failed, where the code of the envelope only says that it did.
  const beside = message.includes('.') ? `${message.slice(0, message.lastIndexOf('.'))}.code` : code;
  return {
    code: firstText(content, [beside, code, ...codes.split(' ')]),
    message: firstText(content, [message, ...messages.split(' ')]),
  };
}

function firstText(content: unknown, paths: readonly string[]): string {
  const found = paths
    .map((path) => memberAt(content, path))
    .find((value) => /^(string|number)$/.test(typeof value) && value !== '');
  return String(found ?? '');
}
