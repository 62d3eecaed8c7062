import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { requestId } from '../core/attempt.js';
import { decodeMessage, isRecord } from '../core/codec.js';
import { parseJson } from '../core/json.js';
import { readBody } from '../core/read-body.js';
import { type Call, type Context, sealsFields } from './context.js';
import { answerTransforms } from './encodings.js';
import { type ApiError, ConnectionError, SignatureError } from './errors.js';
import { readRefusal, refusal } from './refusal.js';
import { need } from './settings.js';
import { verifyFields } from './v2-signature.js';
import type { ParseXml } from './xml.js';

type Fields = Readonly<Record<string, unknown>>;

/** One v2 answer on its way to the caller. */
interface Answer {
  readonly response: Response;
  readonly call: Call;
  readonly context: Context;
  readonly parseXml: ParseXml;
}

/** Read a v2 answer: parse, verify its sign, open. Throws an `ApiError` also for a failure that came with status 200. */
export async function readV2(answer: Answer): Promise<unknown> {
  const { response, call, context } = answer;
  if (!response.ok) throw await readRefusal(response, call.operation);
  const text = await readText(response, context.settings.maxAnswerBytes);
  if (call.operation.answer === 'text') return readBill(text, answer);
  const fields = parse(text, answer);
  refuseUnless(fields, 'return_code', answer);
  if (!(call.options.answerUnsigned ?? call.operation.answerUnsigned)) verify(fields, answer);
  refuseUnless(fields, 'result_code', answer);
  return decode(fields, answer);
}

/** Bills come as GZIP when asked for, without a header that says so. */
async function readText(response: Response, limit: number): Promise<string> {
  const body = await readBody(response, limit);
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  return (packed ? await promisify(gunzip)(body, { maxOutputLength: limit }) : body).toString('utf8');
}

/** A bill is text; a failure is XML in its place. */
function readBill(text: string, answer: Answer): string {
  if (!text.startsWith('<xml')) return text;
  throw businessError(answer.parseXml(text), answer);
}

function parse(text: string, { call, parseXml }: Answer): Fields {
  try {
    const parsed = call.operation.answer === 'json' ? parseJson(text) : parseXml(text);
    return isRecord(parsed) ? parsed : {};
  } catch (cause) {
    const { method, url } = call.operation;
    throw new ConnectionError(
      `The answer to ${method} ${url} cannot be read. Ask for the state before calling again.`,
      { cause },
    );
  }
}

/** Both codes are there in most answers; a missing one says nothing. */
function refuseUnless(fields: Fields, code: 'return_code' | 'result_code', answer: Answer): void {
  const value = fields[code];
  if (value !== undefined && value !== 'SUCCESS' && value !== '0') throw businessError(fields, answer);
}

function businessError(fields: Fields, { response, call }: Answer): ApiError {
  const code = firstText(fields, ['err_code', 'error_code', 'result_code', 'return_code']);
  const message = firstText(fields, ['err_code_des', 'err_code_desc', 'return_msg', 'retmsg']);
  return refusal({ code, message, detail: fields }, response, call.operation);
}

function firstText(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '');
}

function verify(fields: Fields, { response, context }: Answer): void {
  const { sign } = fields;
  const facts = { requestId: requestId(response) };
  if (typeof sign !== 'string' || sign === '') {
    const message =
      'The answer has no sign, so nothing says who sent it. If its page documents none, call with answerUnsigned: true.';
    throw new SignatureError(message, { reason: 'missing', ...facts });
  }
  if (verifyFields(fields, sign, need(context.settings.secret, 'secret', 'verify v2 answers'))) return;
  throw new SignatureError('The sign of the answer is wrong: it was changed, or secret is of another mch_id.', {
    reason: 'mismatch',
    ...facts,
  });
}

function decode(fields: Fields, { call, context, parseXml }: Answer): unknown {
  const codec = call.operation.decode;
  if (codec === undefined) return fields;
  const { privateKey, apiV3Key, secret } = context.settings;
  const sealFields = sealsFields(call, context);
  return decodeMessage(
    fields,
    codec,
    answerTransforms({ privateKey, apiV3Key, secret, padding: 'oaep', sealFields, parseXml }),
    'answer',
  );
}
