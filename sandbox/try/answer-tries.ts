import { isUtf8 } from 'node:buffer';
import { createHash, createPublicKey, createVerify } from 'node:crypto';
import type { DocumentedCall } from '../api-document/documented-call.js';
import { isRecord } from '../api-document/schemas.js';
import type { CallContext } from '../calls/call-context.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import type { SealedMember } from '../exchanges/exchange.js';
import { listSealed } from '../exchanges/list-sealed.js';
import type { Answer } from '../protocol/answer.js';
import { namedPlatform } from '../protocol/choose-platform-key.js';
import { clock, type Identity } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { splitTarget } from '../protocol/split-target.js';
import { signOf } from '../protocol/v2-signature.js';
import { parseXml } from '../protocol/xml.js';
import type { ReceivedAnswer, Send } from './send-request.js';
import type { TriedCall } from './tried-call.js';
import { writeRequest } from './write-request.js';

/** The prefix of tried calls, followed by their path. */
export const TRY_PREFIX = '/_sandbox/try/';

interface TryOptions {
  readonly context: CallContext;
  readonly merchant: CertifiedKey;
  /** Sends to this sandbox only. */
  readonly send: Send;
}

/** Send tried calls as the merchant: seal, sign, send to this sandbox, then verify, open and show the response. */
export function answerTries({ context, merchant, send }: TryOptions): (request: ReceivedRequest) => Promise<Answer> {
  return async (request) => {
    const target = splitTarget(request.target.slice(TRY_PREFIX.length - 1));
    const [found] = target ? context.find(request.method, target.path) : [];
    if (!target || !found) return wrong(404, `no page describes ${request.method} ${target?.path ?? request.target}`);
    // A request that names a platform key is sealed with it, and its response is signed with it.
    const identity = namedPlatform(request, context.identity);
    return tryCall({ call: found.call, request, target, context: { ...context, identity }, merchant }, send);
  };
}

async function tryCall(tried: TriedCall, send: Send): Promise<Answer> {
  try {
    return showAnswer(await send(writeRequest(tried)), tried);
  } catch (error) {
    if (error instanceof RangeError) return wrong(400, error.message);
    if (!(error instanceof Error)) throw error;
    return error.name === 'TimeoutError' || error.name === 'AbortError'
      ? wrong(504, 'there was no response in 10 seconds')
      : wrong(502, `the response is incomplete or cannot be parsed: ${error.message}`);
  }
}

function wrong(status: number, message: string): Answer {
  return { ...refuse(status, 'SANDBOX_ERROR', message), fault: 'unsigned' };
}

/** Show a response as a client returns it: verified and opened. */
function showAnswer(answer: ReceivedAnswer, tried: TriedCall): Answer {
  const isSigned = mustBeSigned(tried.call, answer);
  const forgery = isSigned ? checkSignature(tried.call, answer, tried.context.identity) : undefined;
  if (forgery !== undefined)
    return { ...refuse(502, 'SANDBOX_ERROR', `the response cannot be verified: ${forgery}`), fault: 'unsigned' };
  const { headers, ...shown } = showBody(answer, tried);
  const signature = { 'X-Sandbox-Signature': isSigned ? 'verified' : 'none' };
  return { ...shown, fault: 'unsigned', headers: { ...passedHeaders(answer), ...headers, ...signature } };
}

function passedHeaders({ headers }: ReceivedAnswer): Record<string, string> {
  const names = Object.keys(headers).filter((name) => /^(content-type|request-id|x-docwright-|wechatpay-)/.test(name));
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]));
}

function showBody({ status, headers, body }: ReceivedAnswer, tried: TriedCall): Answer {
  const type = headers['content-type'] ?? '';
  // A browser would follow the redirect.
  if (status >= 300 && status < 400)
    return { json: { status, location: headers.location }, headers: { 'content-type': 'application/json' } };
  if (status < 300 && body.length > 0 && /^application\/json\b/.test(type)) return openJson(status, body, tried);
  if (body.length > 0 && /^(?:text|application)\/xml\b/.test(type))
    return { status, body: printXml(body.toString('utf8')) };
  // Bills are shown as text; other files are downloaded.
  const isText = type === 'application/octet-stream' && isUtf8(body);
  return { status, body, ...(isText && { headers: { 'content-type': 'text/plain; charset=utf-8' } }) };
}

function openJson(status: number, body: Buffer, { call, context, merchant }: TriedCall): Answer {
  const value: unknown = JSON.parse(body.toString('utf8'));
  const sealed = listSealed(value, call.answer.schema ?? {}, { ...context, merchantKey: merchant.privateKey });
  const fields = sealed.map(({ field }) => encodeURI(field)).join(', ');
  return { status, json: openAnswer(value, sealed), ...(fields !== '' && { headers: { 'X-Sandbox-Opened': fields } }) };
}

/** Whether a response must be signed: successful ones are, unless their page says otherwise. */
function mustBeSigned(call: DocumentedCall, { status, body }: ReceivedAnswer): boolean {
  const { answerUnsigned, answer } = call;
  if (status >= 300 || answerUnsigned || answer.mediaType === 'text/plain') return false;
  if (call.signature === 'header') return true;
  return answer.mediaType === 'application/xml' && parseXml(body.toString('utf8'))['return_code'] === 'SUCCESS';
}

/** Describe what is wrong with the signature of a response; `undefined` when it is valid. */
function checkSignature(call: DocumentedCall, answer: ReceivedAnswer, identity: Identity): string | undefined {
  return call.signature === 'header' ? checkHeaders(answer, identity) : checkSign(answer, identity);
}

function checkHeaders({ headers, body }: ReceivedAnswer, identity: Identity): string | undefined {
  const read = (name: string) => String(headers[`wechatpay-${name}`] ?? '');
  const [serial, timestamp, nonce, signature] = [read('serial'), read('timestamp'), read('nonce'), read('signature')];
  if (signature === '') return 'it is not signed';
  if (signature.startsWith('WECHATPAY/SIGNTEST/')) return 'it is a probe';
  const key = identity.platform.find((platform) => platform.serial === serial);
  if (!key) return `no key of the platform is called ${serial}`;
  if (Math.abs(Number(timestamp) - clock(identity)) > 300) return `it was signed at ${timestamp}`;
  const sha1 = headers['wechatpay-statement-sha1'];
  if (sha1 !== undefined && createHash('sha1').update(body).digest('hex') !== sha1) return 'the file was altered';
  const signed = sha1 === undefined ? body : JSON.stringify({ sha1 });
  const verifier = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(signed).update('\n');
  const isRight = verifier.verify(createPublicKey(key.privateKey), signature, 'base64');
  return isRight ? undefined : 'the signature does not match';
}

function checkSign({ body }: ReceivedAnswer, { secret = '' }: Identity): string | undefined {
  const { sign, ...fields } = parseXml(body.toString('utf8'));
  if (sign === undefined) return 'it is not signed';
  // v2 signs flat messages, whose fields are texts.
  return sign === signOf(fields as Readonly<Record<string, string>>, secret) ? undefined : 'the sign does not match';
}

/** Replace the sealed members of a value by their plain text, where a key opens them. */
function openAnswer(value: unknown, sealed: readonly SealedMember[], field = ''): unknown {
  if (Array.isArray(value)) return value.map((each, index) => openAnswer(each, sealed, `${field}/${index}`));
  if (isRecord(value)) {
    const members = Object.entries(value);
    return Object.fromEntries(members.map(([name, member]) => [name, openAnswer(member, sealed, `${field}/${name}`)]));
  }
  return sealed.find((member) => member.field === field)?.opened ?? value;
}

/** Format XML with each tag on a line of its own. */
function printXml(xml: string): string {
  return printTag('xml', parseXml(xml), '');
}

function printTag(name: string, value: unknown, indent: string): string {
  if (!isRecord(value)) return `${indent}<${name}>${escapeText(String(value))}</${name}>`;
  const members = Object.entries(value).flatMap(([own, member]) =>
    (Array.isArray(member) ? member : [member]).map((each) => printTag(own, each, `${indent}  `)),
  );
  return [`${indent}<${name}>`, ...members, `${indent}</${name}>`].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
