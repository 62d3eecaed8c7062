import { randomUUID } from 'node:crypto';
import { type FastifyError, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Answer } from './answer.js';
import { signingPlatform } from './calls/named-platform.js';
import type { Guard } from './control/guard-control.js';
import { isOwnTarget } from './control/is-own-target.js';
import { OWN_HEADERS } from './control/own-headers.js';
import type { ServerCertificate } from './credentials/server-certificate.js';
import type { Span } from './exchanges/keep-exchange.js';
import type { Identity } from './identity.js';
import { acceptCertificates, isCertified } from './merchant-certificate.js';
import { refuse } from './merchant-life/refusal.js';
import { type PreparedAnswer, prepareAnswer } from './prepare-answer.js';
import { describeRequest, type ReceivedRequest } from './received-request.js';
import { sendAnswer } from './send-answer.js';
import type { Handler } from './server.js';

export interface ListenOptions {
  readonly identity: Identity;
  readonly host: string;
  readonly port: number;
  /** Decides who may use what is the sandbox's own. */
  readonly guard: Guard;
  /** Is told of each answer before it is written. */
  readonly onAnswer: (request: ReceivedRequest, answer: PreparedAnswer, span: Span) => void;
  /** Over TLS: the server's certificate. */
  readonly tls: ServerCertificate | undefined;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** The largest upload that pages allow is a video of 5 MB; the rest leaves room for what surrounds it. */
const LONGEST_BODY = 16 * 1024 * 1024;
/** Milliseconds for a request to come whole. */
const PATIENCE = 30_000;

/** Take requests, and answer each by `handler`. Whatever comes, the answer has the service's shape, and the server stays up. */
export async function listen(handler: Handler, options: ListenOptions): Promise<Listening> {
  const { host, port, guard, tls } = options;
  const serve = serveBy(handler, options);
  const app = fastify({
    https: tls ? acceptCertificates(tls) : null,
    bodyLimit: LONGEST_BODY,
    requestTimeout: PATIENCE,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => refuseWrong(error, reply),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: FastifyError, _request, reply) => refuseWrong(error, reply));
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (isOwnTarget(raw.url ?? ''))
      for (const [name, value] of Object.entries(OWN_HEADERS)) reply.raw.setHeader(name, value);
    const refused = guard(raw);
    return refused && write(refused, reply);
  });
  app.setNotFoundHandler((request, reply) => serve(request, reply));
  app.all('/*', serve);
  await app.listen({ host, port });
  const address = app.server.address();
  return { port: typeof address === 'object' && address ? address.port : port, close: () => app.close() };
}

function serveBy(handler: Handler, { identity, onAnswer, tls }: ListenOptions) {
  return async ({ raw, body }: FastifyRequest, reply: FastifyReply) => {
    const [at, began] = [new Date(), performance.now()];
    const received = describeRequest(raw, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
    const request = tls ? { ...received, isCertified: isCertified(raw.socket, identity) } : received;
    const answer = await handler(request);
    reply.hijack();
    if (answer.stream) return answer.stream(reply.raw);
    const prepared = prepareAnswer(answer, signingPlatform(request, identity));
    onAnswer(request, prepared, { at, duration: performance.now() - began });
    await sendAnswer(prepared, reply.raw);
  };
}

/** What went wrong before a handler could answer, or within one. */
function refuseWrong(error: FastifyError, reply: FastifyReply): FastifyReply {
  return write(answerOf(error), reply);
}

function write({ json, status = 500, headers = {} }: Answer, reply: FastifyReply): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-type': 'application/json', 'request-id': randomUUID(), ...headers })
    .send(JSON.stringify(json) ?? '');
}

function answerOf({ statusCode = 500, message, code }: FastifyError): Answer {
  if (statusCode === 413) return refuse(413, 'PARAM_ERROR', `请求体超过 ${LONGEST_BODY} 字节`);
  if (statusCode < 500) return refuse(statusCode, 'PARAM_ERROR', `请求不正确：${code ?? message}`);
  return refuse(500, 'SYSTEM_ERROR', `系统错误：${message}`);
}
