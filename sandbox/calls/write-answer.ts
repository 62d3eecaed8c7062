import { createHash, createPublicKey } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { DocumentedCall } from '../api-document/documented-call.js';
import { isRecord } from '../api-document/schemas.js';
import { listSent, type SampleContext, sampleValue } from '../messages/sample-value.js';
import { sealValue } from '../messages/seal-value.js';
import type { Answer } from '../protocol/answer.js';
import { certificatesAnswer } from '../protocol/list-certificates.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { signOf, xmlAnswer } from '../protocol/v2-signature.js';
import { writeXml } from '../protocol/xml.js';
import type { CallContext } from './call-context.js';
import type { ReadCall } from './read-call.js';

/** Respond to a call with a sample: every documented member, sealed and typed as its page says, with the values of the request where names agree. */
export function writeAnswer(read: ReadCall, request: ReceivedRequest, context: CallContext): Answer {
  const { mediaType, status } = read.call.answer;
  const special = specialAnswer(read.call, context);
  if (special) return special;
  if (status === '302') return { status: 302, headers: { Location: `${originOf(request, context)}/` } };
  if (mediaType === undefined) return {};
  if (mediaType === 'application/json') return { json: sealedBody(read, request, context) };
  if (mediaType === 'application/xml') return xmlBody(read, sealedBody(read, request, context), context);
  return fileAnswer(read, mediaType);
}

function sealedBody(read: ReadCall, request: ReceivedRequest, context: CallContext): unknown {
  const { call } = read;
  const { schema = {} } = call.answer;
  const sent = new Map([read.body, read.query, read.path].flatMap((part) => [...listSent(part)]));
  const sampling: SampleContext = {
    seed: `${context.seed}\n${call.id}`,
    resolve: context.resolve,
    sent,
    isText: call.answer.mediaType === 'application/xml',
    path: '',
  };
  const value = withDownload(sampleValue(schema, sampling), read, originOf(request, context));
  return sealValue(value, schema, { ...context, isGlobal: call.isGlobal });
}

function originOf({ headers }: ReceivedRequest, { scheme }: CallContext): string {
  return `${scheme}://${headers.host ?? '127.0.0.1'}`;
}

/** The URL of a file points to this sandbox, and the hash is that of its sample file. */
function withDownload(value: unknown, { call, query }: ReadCall, origin: string): unknown {
  if (!isRecord(value) || !('download_url' in value)) return value;
  const token = createHash('sha256').update(call.id).digest('hex').slice(0, 32);
  const packed = query['tar_type'] === 'GZIP' ? '&tartype=gzip' : '';
  const download_url = `${origin}/v3/billdownload/file?token=${token}${packed}`;
  if (!('hash_value' in value)) return { ...value, download_url };
  const algorithm = String(value['hash_type'] ?? 'SHA1').toLowerCase();
  return { ...value, download_url, hash_value: createHash(algorithm).update(sampleFile(token)).digest('hex') };
}

/** The sample file of a token. */
function sampleFile(token: string): Buffer {
  return Buffer.from(`\ufeff交易时间,商户号,商户订单号\r\n\`2026-03-10 09:30:00,\`1900000109,\`${token}\r\n`);
}

function fileAnswer({ call, query }: ReadCall, mediaType: string): Answer {
  const file = sampleFile(String(query['token'] ?? call.id));
  const body = query['tartype'] === 'gzip' ? gzipSync(file) : file;
  const headers = { 'Content-Type': mediaType };
  if (call.answerUnsigned || call.answer.mediaType === 'text/plain') return { body, headers, fault: 'unsigned' };
  const sha1 = createHash('sha1').update(file).digest('hex');
  const isNamed = call.answer.headers.some((name) => name.toLowerCase() === 'wechatpay-statement-sha1');
  if (!isNamed) return { body, headers };
  return { body, headers: { ...headers, 'Wechatpay-Statement-Sha1': sha1 }, signedText: JSON.stringify({ sha1 }) };
}

/**
 * A successful response, signed with the algorithm of the request. Unsigned responses have no `sign`, unless their page
 * lists it.
 */
function xmlBody({ call, body }: ReadCall, value: unknown, { identity }: CallContext): Answer {
  const {
    sign: listed,
    sign_type: _type,
    ...fields
  } = { ...Object(value), return_code: 'SUCCESS', result_code: 'SUCCESS' };
  const signType = isRecord(body) && typeof body['sign_type'] === 'string' ? { sign_type: body['sign_type'] } : {};
  const texts = Object.fromEntries(
    Object.entries(fields).map(([name, member]) => [name, typeof member === 'object' ? member : String(member)]),
  );
  const isUnsigned = call.answerUnsigned && listed === undefined;
  const sign = signOf({ ...texts, ...signType } as Record<string, string>, identity.secret ?? '');
  const signed = isUnsigned ? {} : { sign };
  return { body: writeXml({ ...texts, ...signType, ...signed }), headers: { 'Content-Type': 'text/xml' } };
}

/** Responses that contain keys of this sandbox, which no schema describes. */
function specialAnswer({ path }: DocumentedCall, { identity, certificates }: CallContext): Answer | undefined {
  if (path === '/v3/certificates') return certificatesAnswer(certificates(), identity);
  if (path !== '/risk/getpublickey') return undefined;
  const key = createPublicKey(identity.platform[0].privateKey).export({ type: 'pkcs1', format: 'pem' }).toString();
  return xmlAnswer(
    { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: identity.merchant.mchid, pub_key: key },
    identity,
  );
}
