/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { decodeMessage } from '../core/codec.js';
import { parseJson } from '../core/json.js';
import { readBody } from '../core/read-body.js';
import { decodeText } from '../core/response-text.js';
import type { Download } from './client.js';
import { type Call, type Context, sealsFields } from './context.js';
import { answerTransforms } from './encodings.js';
import { ConnectionError } from './errors.js';
import type { Operation } from './operation.js';
import { readRefusal } from './refusal.js';
import { isGlobal } from './server.js';
import { verifyMessage } from './verification.js';

/** Read a v3 response: verify the raw bytes, then parse and open. Throws an `ApiError` for a refusal. */
export async function readV3(response: Response, call: Call, context: Context): Promise<unknown> {
  if (!response.ok) throw await readRefusal(response, call.operation);
  if (call.operation.answer === 'binary') return readFile(response, call, context);
  const body = Buffer.from((await readBody(response, context.settings.maxAnswerBytes)).buffer);
  if (!isUnsigned(call)) await verify(response, body, { call, context });
  return parseAnswer(body, call, context);
}

function isUnsigned({ operation, options }: Call): boolean {
  return options.answerUnsigned ?? operation.answerUnsigned ?? false;
}

interface Verification {
  readonly call: Call;
  readonly context: Context;
}

function verify(response: Response, body: string | Uint8Array, { call, context }: Verification): Promise<void> {
  const { id, method, url } = call.operation;
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const message = { name: `the answer to ${method} ${url}`, operation: id, header, body };
  return verifyMessage(message, { platformKeys: context.platformKeys, now: context.settings.now });
}

function parseAnswer(body: Buffer, call: Call, context: Context): unknown {
  const { answer, decode } = call.operation;
  const text = decodeText(body);
  if (answer === 'text') return text;
  if (answer !== 'json' || text === '') return undefined;
  const { privateKey, apiV3Key, secret } = context.settings;
  const padding = isGlobal(call.operation) ? 'pkcs1' : 'oaep';
  const opening = { privateKey, apiV3Key, secret, padding, sealFields: sealsFields(call, context) } as const;
  const parsed = parse(text, call.operation);
  return decode === undefined ? parsed : decodeMessage(parsed, decode, answerTransforms(opening), 'answer');
}

function parse(text: string, { method, url }: Operation): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    const message = `The answer to ${method} ${url} is not JSON: it was cut, or another server gave it. Ask for the state before calling again.`;
    throw new ConnectionError(message, { cause });
  }
}

/**
 * The signature of overseas statements covers their digest, which is checked while they are read:
 *
 *     Wechatpay-Statement-Sha1: f76eff91…   →   signed over {"sha1":"f76eff91…"}
 */
async function readFile(response: Response, call: Call, context: Context): Promise<Download> {
  const { signal } = call.options;
  const { toDownload } = await import('../node/download.js');
  if (isUnsigned(call)) return toDownload(response, { signal, ...call.file });
  const sha1 = response.headers.get('wechatpay-statement-sha1');
  if (sha1 !== null) {
    await verify(response, JSON.stringify({ sha1 }), { call, context });
    return toDownload(response, { signal, digest: { algorithm: 'sha1', hex: sha1 } });
  }
  const body = await readBody(response, context.settings.maxAnswerBytes);
  await verify(response, body, { call, context });
  return toDownload(new Response(body, { headers: response.headers }));
}
