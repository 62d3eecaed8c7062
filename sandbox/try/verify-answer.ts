import { createHash, createPublicKey, createVerify } from 'node:crypto';
import type { DocumentedCall } from '../api-document/documented-call.js';
import { clock, type Identity } from '../protocol/identity.js';
import { signOf } from '../protocol/v2-signature.js';
import { parseXml } from '../protocol/xml.js';
import type { ReceivedAnswer } from './send-request.js';

/** Whether an answer has to be signed: one of success has, unless its page says that it is not. */
export function isToBeSigned(call: DocumentedCall, { status, body }: ReceivedAnswer): boolean {
  const { answerUnsigned, answer } = call;
  if (status >= 300 || answerUnsigned || answer.mediaType === 'text/plain') return false;
  if (call.signature === 'header') return true;
  return answer.mediaType === 'application/xml' && parseXml(body.toString('utf8'))['return_code'] === 'SUCCESS';
}

/** Say what is wrong with the signature of an answer; `undefined` when it is right. */
export function findForgery(call: DocumentedCall, answer: ReceivedAnswer, identity: Identity): string | undefined {
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
  // Texts alone are signed.
  return sign === signOf(fields as Readonly<Record<string, string>>, secret) ? undefined : 'the sign does not match';
}
