import { type RequestProblem, refuseParameter } from '../messages/problems.js';
import type { Answer, Handler } from '../protocol/answer.js';
import { clock } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { failV2, isV3, refuseTarget } from '../protocol/refuse-target.js';
import { splitTarget, type Target } from '../protocol/split-target.js';
import type { KeptNonces } from '../storage/keep-nonces.js';
import type { CallContext } from './call-context.js';
import { type ReadCall, readCall } from './read-call.js';
import { createVerifier, isSignedV2 } from './verify-request.js';
import { writeAnswer } from './write-answer.js';

/** Answers what has a state; `undefined` leaves the call to its page. */
export type AnswerStateful = (request: ReceivedRequest, read: ReadCall) => Answer | undefined;

/** Answer every documented call, as WeChat Pay does: verified, compared with its page, then answered by `state` or by the page. */
export function answerCalls(context: CallContext, state: AnswerStateful, nonces?: KeptNonces): Handler {
  const verify = createVerifier(context.identity, () => clock(context.identity), nonces);
  return (request) => {
    const target = splitTarget(request.target);
    if (!target) return refuseTarget(request.target, { status: 400, message: '请求的路径不正确' });
    const isSigned = isV3(target.path);
    const wrong = isSigned ? verify(request) : undefined;
    if (wrong !== undefined) return refuse(401, 'SIGN_ERROR', `签名错误：${wrong}`);
    const read = readLikeliest(request, target, context);
    if (!read) return refuseUnknown(request, target);
    const refused = isSigned ? undefined : refuseUnsigned(request, target, { read, context });
    const [problem] = read.problems;
    const answer =
      refused ??
      (problem ? refuseProblem(problem, target) : (state(request, read) ?? writeAnswer(read, request, context)));
    return { ...answer, headers: { 'X-Docwright-Page': encodeURI(read.call.source), ...answer.headers } };
  };
}

/** Of pages that describe the same method and path, the one that the request fits best. */
function readLikeliest(request: ReceivedRequest, target: Target, context: CallContext): ReadCall | undefined {
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

/** Files on foreign hosts are asked for without a signature. */
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
