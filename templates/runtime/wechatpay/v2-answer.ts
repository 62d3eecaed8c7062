import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeMessage } from '../core/codec.js';
import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { readBody } from '../core/read-body.js';
import { decodeText } from '../core/response-text.js';
import { type Call, type Context, sealsFields } from './context.js';
import { answerTransforms } from './encodings.js';
import { type ApiError, ConnectionError, SignatureError } from './errors.js';
import { readRefusal, refusal, requestId } from './refusal.js';
import { need } from './settings.js';
import { verifyFields } from './v2-signature.js';
import type { ParseXml } from './xml.js';

type Fields = Readonly<Record<string, unknown>>;

/** A body, as text and parsed. */
interface ReadBody {
  readonly text: string;
  readonly fields: Fields;
}

/** One v2 response, with its call. */
interface Answer {
  readonly response: Response;
  readonly call: Call;
  readonly context: Context;
  readonly parseXml: ParseXml;
}

/** Read a v2 response: parse, verify its sign, open. Also throws an `ApiError` for a failure with status 200. */
export async function readV2(answer: Answer): Promise<unknown> {
  const { response, call, context } = answer;
  if (!response.ok) throw await readRefusal(response, call.operation);
  const text = await readText(response, context.settings.maxAnswerBytes);
  if (call.operation.answer === 'text') return readBill(text, answer);
  const fields = parse(text, answer);
  const isVerified = verifySign(fields, answer);
  refuseUnless('return_code', { fields, text }, answer);
  if (!isVerified && !(call.options.answerUnsigned ?? call.operation.answerUnsigned)) throw signMissing(answer);
  refuseUnless('result_code', { fields, text }, answer);
  return decode(fields, answer);
}

/** Bills are GZIP if requested so, without a header that says so. */
async function readText(response: Response, limit: number): Promise<string> {
  const body = await readBody(response, limit);
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  return decodeText(packed ? await promisify(gunzip)(body, { maxOutputLength: limit }) : body);
}

/** A bill is text in lines. Instead of it, a failure may be returned, as XML or JSON, or the page of a gateway. */
function readBill(text: string, answer: Answer): string {
  const content = text.replace(/^[\ufeff\s]+/, '');
  if (content !== '' && !/^[<{[]/.test(content)) return text;
  const fields = tryParse(content, answer);
  if (FAILURE_CODES.some((name) => fields[name] !== undefined)) throw businessError({ fields, text }, answer);
  const { code, message } = fields;
  if (code !== undefined)
    throw refusal({ code, message, detail: fields, text }, answer.response, answer.call.operation);
  throw unreadable(answer, content === '' ? 'is empty' : 'is not a bill, but a page of another server');
}

function tryParse(content: string, { parseXml }: Answer): Fields {
  try {
    const parsed = content.startsWith('<') ? parseXml(content) : parseJson(content);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function parse(text: string, answer: Answer): Fields {
  try {
    const parsed = answer.call.operation.answer === 'json' ? parseJson(text) : answer.parseXml(text);
    if (isRecord(parsed)) return parsed;
  } catch (cause) {
    throw unreadable(answer, 'cannot be read', cause);
  }
  throw unreadable(answer, 'has no members');
}

function unreadable({ call }: Answer, problem: string, cause?: unknown): ConnectionError {
  return new ConnectionError(`${answerTo(call)} ${problem}. Ask for the state before calling again.`, { cause });
}

function answerTo({ operation }: Call): string {
  return `The answer to ${operation.method} ${operation.url}`;
}

/** Most responses have both codes; a missing one is not a failure. */
function refuseUnless(code: 'return_code' | 'result_code', body: ReadBody, answer: Answer): void {
  const value = body.fields[code];
  if (value !== undefined && value !== 'SUCCESS' && value !== '0') throw businessError(body, answer);
}

function businessError({ fields, text }: ReadBody, { response, call }: Answer): ApiError {
  const code = firstText(fields, FAILURE_CODES);
  const message = firstText(fields, ['err_code_des', 'err_code_desc', 'return_msg', 'retmsg']);
  return refusal({ code, message, detail: fields, text }, response, call.operation);
}

/** The members with the code of a failure, most exact first. */
const FAILURE_CODES = ['err_code', 'error_code', 'result_code', 'return_code'];

function firstText(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '');
}

/** Verify the sign if there is one, whatever the page says; returns `false` if there is none. */
function verifySign(fields: Fields, { response, call, context }: Answer): boolean {
  const { sign } = fields;
  if (sign === undefined || sign === '') return false;
  const secret = need(context.settings.secret, 'secret', 'verify v2 answers');
  if (typeof sign === 'string' && verifyFields(fields, sign, secret)) return true;
  const message = `${answerTo(call)} has a wrong sign: it was changed, or secret is of another mch_id.`;
  const facts = { operation: call.operation.id, requestId: requestId(response) };
  throw new SignatureError(message, { reason: 'mismatch', ...facts });
}

function signMissing({ response, call }: Answer): SignatureError {
  const message = `${answerTo(call)} has no sign, so nothing says who sent it. If its page documents none, call with answerUnsigned: true.`;
  const facts = { operation: call.operation.id, requestId: requestId(response) };
  return new SignatureError(message, { reason: 'missing', ...facts });
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
