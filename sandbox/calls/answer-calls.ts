import type { Answer } from '../answer.js';
import { clock } from '../identity.js';
import { refuse } from '../merchant-life/refusal.js';
import { type RequestProblem, refuseParameter } from '../messages/problems.js';
import { writeXml } from '../messages/xml.js';
import type { ReceivedRequest } from '../received-request.js';
import type { Handler } from '../server.js';
import type { CallContext } from './call-context.js';
import { type ReadCall, readCall } from './read-call.js';
import { splitTarget, type Target } from './split-target.js';
import { createVerifier, isSignedV2 } from './verify-request.js';
import { writeAnswer } from './write-answer.js';

/** Answers what has a state; `undefined` leaves the call to its page. */
export type AnswerState = (request: ReceivedRequest, read: ReadCall) => Answer | undefined;

/** Answer every documented call, as WeChat Pay does: verified, compared with its page, then answered by `state` or by the page. */
export function answerCalls(context: CallContext, state: AnswerState): Handler {
  const verify = createVerifier(context.identity, () => clock(context.identity));
  return (request) => {
    const target = splitTarget(request.target);
    if (!target) return refuse(400, 'PARAM_ERROR', '请求的路径不正确');
    const isV3 = /^(\/\w+)?\/v3\//.test(target.path);
    const wrong = isV3 ? (verify(request) ?? undefined) : undefined;
    if (wrong !== undefined) return refuse(401, 'SIGN_ERROR', `签名错误：${wrong}`);
    const read = readLikeliest(request, target, context);
    if (!read) return refuseUnknown(request, target, isV3);
    const refused = isV3 ? undefined : refuseUnsigned(request, target, { read, context });
    const [problem] = read.problems;
    const answer =
      refused ??
      (problem ? refuseProblem(problem, isV3) : (state(request, read) ?? writeAnswer(read, request, context)));
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

function refuseUnknown({ method }: ReceivedRequest, { path }: Target, isV3: boolean): Answer {
  const message = `没有文档描述 ${method} ${path}`;
  return isV3 ? refuse(404, 'RESOURCE_NOT_EXISTS', message) : { status: 404, ...fail(message) };
}

interface V2Call {
  readonly read: ReadCall;
  readonly context: CallContext;
}

/** Files on foreign hosts are asked for without a signature. */
function refuseUnsigned(request: ReceivedRequest, target: Target, { read, context }: V2Call): Answer | undefined {
  const { answer, clientCertificate, method } = read.call;
  if (method === 'GET' && answer.mediaType === 'application/octet-stream') return undefined;
  if (!isSignedV2(request, target, context.identity)) return fail('签名错误');
  return clientCertificate && request.isCertified === false ? fail('证书错误：请求没有出示商户的 API 证书') : undefined;
}

function refuseProblem(problem: RequestProblem, isV3: boolean): Answer {
  return isV3 ? refuseParameter(problem) : fail(`参数错误：${problem.field.slice(1)} ${problem.issue}`);
}

/** How v2 refuses: 200, and XML that nobody signed. */
function fail(message: string): Answer {
  return { body: writeXml({ return_code: 'FAIL', return_msg: message }), headers: { 'Content-Type': 'text/xml' } };
}
