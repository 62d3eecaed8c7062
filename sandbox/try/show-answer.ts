import { isUtf8 } from 'node:buffer';
import { listSealed } from '../exchanges/list-sealed.js';
import type { Answer } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import { openAnswer } from './open-answer.js';
import { printXml } from './print-xml.js';
import type { ReceivedAnswer } from './send-request.js';
import type { TriedCall } from './tried-call.js';
import { findForgery, isToBeSigned } from './verify-answer.js';

/** Show an answer as a merchant's client gives it: verified and opened. */
export function showAnswer(answer: ReceivedAnswer, tried: TriedCall): Answer {
  const isSigned = isToBeSigned(tried.call, answer);
  const forgery = isSigned ? findForgery(tried.call, answer, tried.context.identity) : undefined;
  if (forgery !== undefined)
    return { ...refuse(502, 'SANDBOX_ERROR', `the answer cannot be verified: ${forgery}`), fault: 'unsigned' };
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
  // A browser would go there by itself.
  if (status >= 300 && status < 400)
    return { json: { status, location: headers.location }, headers: { 'content-type': 'application/json' } };
  if (status < 300 && body.length > 0 && /^application\/json\b/.test(type)) return openJson(status, body, tried);
  if (body.length > 0 && /^(?:text|application)\/xml\b/.test(type))
    return { status, body: printXml(body.toString('utf8')) };
  // Bills are texts, which are read where they come; other files are kept.
  const isText = type === 'application/octet-stream' && isUtf8(body);
  return { status, body, ...(isText && { headers: { 'content-type': 'text/plain; charset=utf-8' } }) };
}

function openJson(status: number, body: Buffer, { call, context, merchant }: TriedCall): Answer {
  const value: unknown = JSON.parse(body.toString('utf8'));
  const sealed = listSealed(value, call.answer.schema ?? {}, { ...context, merchantKey: merchant.privateKey });
  const fields = sealed.map(({ field }) => encodeURI(field)).join(', ');
  return { status, json: openAnswer(value, sealed), ...(fields !== '' && { headers: { 'X-Sandbox-Opened': fields } }) };
}
