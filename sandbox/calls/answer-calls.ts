import { type RequestProblem, refuseParameter } from '../messages/problems.js';
import type { Answer, Handler } from '../protocol/answer.js';
import { checkAuthorization } from '../protocol/check-authorization.js';
import { clock, type Identity } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { failV2, isV3, refuseTarget } from '../protocol/refuse-target.js';
import { splitTarget, type Target } from '../protocol/split-target.js';
import { signOf } from '../protocol/v2-signature.js';
import { parseXml } from '../protocol/xml.js';
import type { NonceStore } from '../storage/nonce-store.js';
import type { CallContext } from './call-context.js';
import { type ReadCall, readCall } from './read-call.js';
import { writeAnswer } from './write-answer.js';

/** Handles calls that have a state; `undefined` for others, which get a sample response. */
export type AnswerStateful = (request: ReceivedRequest, read: ReadCall) => Answer | undefined;

/** Handle every documented call: verify its signature, validate it, then respond from `state` or with a sample. */
export function answerCalls(context: CallContext, state: AnswerStateful, nonces?: NonceStore): Handler {
  const verify = createVerifier(context.identity, () => clock(context.identity), nonces);
  return (request) => {
    const target = splitTarget(request.target);
    if (!target) return refuseTarget(request.target, { status: 400, message: '请求的路径不正确' });
    const isSigned = isV3(target.path);
    const wrong = isSigned ? verify(request) : undefined;
    if (wrong !== undefined) return refuse(401, 'SIGN_ERROR', `签名错误：${wrong}`);
    const read = readBestMatch(request, target, context);
    if (!read) return refuseUnknown(request, target);
    const refused = isSigned ? undefined : refuseUnsigned(request, target, { read, context });
    const [problem] = read.problems;
    const answer =
      refused ??
      (problem ? refuseProblem(problem, target) : (state(request, read) ?? writeAnswer(read, request, context)));
    return { ...answer, headers: { 'X-Docwright-Page': encodeURI(read.call.source), ...answer.headers } };
  };
}

/** Among pages of the same method and path, the one with the fewest problems. */
function readBestMatch(request: ReceivedRequest, target: Target, context: CallContext): ReadCall | undefined {
  const found = context.find(request.method, target.path);
  let best: ReadCall | undefined;
  for (const each of found) {
    const read = readCall(each, { request, target, context });
    if (read.problems.length === 0) return read;
    if (!best || read.problems.length < best.problems.length) best = read;
  }
  return best;
}

function refuseUnknown({ method }: ReceivedRequest, { path }: Target): Answer {
  return refuseTarget(path, { status: 404, message: `没有文档描述 ${method} ${path}` });
}

interface V2Call {
  readonly read: ReadCall;
  readonly context: CallContext;
}

/** Files on other hosts are downloaded without a signature. */
function refuseUnsigned(request: ReceivedRequest, target: Target, { read, context }: V2Call): Answer | undefined {
  const { answer, clientCertificate, method } = read.call;
  if (method === 'GET' && answer.mediaType === 'application/octet-stream') return undefined;
  if (!isSignedV2(request, target, context.identity)) return failV2('签名错误');
  return clientCertificate && request.isCertified === false
    ? failV2('证书错误：请求没有出示商户的 API 证书')
    : undefined;
}

function refuseProblem(problem: RequestProblem, { path }: Target): Answer {
  return isV3(path) ? refuseParameter(problem) : failV2(`参数错误：${problem.field.slice(1)} ${problem.issue}`);
}

/** Describes what is wrong with the signature of a v3 request; `undefined` when it is valid and its nonce is new. */
type VerifyRequest = (request: ReceivedRequest) => string | undefined;

/** Signatures are valid for five minutes; nonces are kept longer than that, unless there are too many. */
const REMEMBERED_SECONDS = 600;
const MAX_REMEMBERED = 100_000;

/** Create a verifier that accepts each nonce once; `kept` holds the nonces of earlier runs. */
function createVerifier(identity: Identity, now: () => number, kept?: NonceStore): VerifyRequest {
  let since = now();
  let recent = new Set(kept?.list(since - REMEMBERED_SECONDS, MAX_REMEMBERED));
  let older = new Set<string>();
  return (request) => {
    const problem = checkAuthorization(request, identity);
    if (problem !== undefined) return problem;
    if (now() - since > REMEMBERED_SECONDS || recent.size >= MAX_REMEMBERED) {
      [recent, older, since] = [new Set(), recent, now()];
      kept?.deleteBefore(since - REMEMBERED_SECONDS);
    }
    const nonce = copyOf(/nonce_str="(\w+)"/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (recent.has(nonce) || older.has(nonce)) return `nonce_str ${nonce} was used before`;
    recent.add(nonce);
    kept?.add(nonce, now());
    return undefined;
  };
}

/** A substring keeps the whole string in memory, here a header of 500 characters; a copy does not. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Whether a v2 request is signed: in its XML, in the fields of its upload, or in its query. */
function isSignedV2(request: ReceivedRequest, { query }: Target, { secret = '' }: Identity): boolean {
  try {
    const fields = fieldsOf(request) ?? query;
    // Repeated fields become lists, which make the signature invalid.
    const { sign, ...rest } = fields as Readonly<Record<string, string>>;
    return sign !== undefined && sign === signOf(rest, secret);
  } catch {
    return false;
  }
}

function fieldsOf({ body, parts }: ReceivedRequest): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return undefined;
  if (parts.length === 0) return parseXml(body.toString('utf8'));
  const fields = parts.filter(({ fileName }) => fileName === undefined);
  return Object.fromEntries(fields.map(({ name, content }) => [name, content.toString('utf8')]));
}
