import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Guard } from '../control/guard-control.js';
import { OWN_HEADERS } from '../control/own-headers.js';
import type { ServerCertificate } from '../credentials/server-certificate.js';
import type { Span } from '../exchanges/keep-exchange.js';
import type { Answer, Handler } from '../protocol/answer.js';
import type { Identity } from '../protocol/identity.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import { signingPlatform } from '../protocol/named-platform.js';
import { describeRequest, type ReceivedRequest } from '../protocol/received-request.js';
import { isV3, refuseTarget } from '../protocol/refuse-target.js';
import { acceptCertificates, isCertified } from './merchant-certificate.js';
import { type PreparedAnswer, prepareAnswer } from './prepare-answer.js';
import { PATIENCE, refuseBroken, refuseTunnel } from './refuse-broken.js';
import { sendAnswer } from './send-answer.js';

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
  /** Default: that of `PATIENCE`. */
  readonly patience?: typeof PATIENCE;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** The largest upload that pages allow is a video of 5 MB; the rest leaves room for what surrounds it. */
const LONGEST_UPLOAD = 16 * 1024 * 1024;
/** No documented JSON or XML comes near it. */
const LONGEST_TEXT = 2 * 1024 * 1024;

/** Take requests, and answer each by `handler`. Whatever comes, the answer has the service's shape, and the server stays up. */
export async function listen(handler: Handler, options: ListenOptions): Promise<Listening> {
  const { host, port, guard, tls, patience = PATIENCE } = options;
  const serve = serveBy(handler, options);
  const refuse = refuseBy(options);
  const refuseWrong = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    refuse(request, refuseTarget(request.raw.url ?? '', describe(error)), reply);
  const app = fastify({
    ...(tls ? { https: { ...patience, ...acceptCertificates(tls) } } : { http: patience }),
    requestTimeout: patience.requestTimeout,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: refuseWrong,
    clientErrorHandler: refuseBroken,
  });
  app.server.on('connect', refuseTunnel);
  app.removeAllContentTypeParsers();
  takeBodies(app, 'multipart/form-data', LONGEST_UPLOAD);
  takeBodies(app, '*', LONGEST_TEXT);
  app.setErrorHandler(refuseWrong);
  app.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.raw;
    if (isOwnTarget(url)) for (const [name, value] of Object.entries(OWN_HEADERS)) reply.raw.setHeader(name, value);
    const refused = url.startsWith('/')
      ? guard(request.raw)
      : refuseTarget(url, { status: 400, message: '请求的路径不正确' });
    return refused && refuse(request, refused, reply);
  });
  app.setNotFoundHandler(serve);
  app.all('/*', serve);
  await app.listen({ host, port });
  const address = app.server.address();
  return { port: typeof address === 'object' && address ? address.port : port, close: () => app.close() };
}

function takeBodies(app: FastifyInstance, type: string, bodyLimit: number): void {
  app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}

function serveBy(handler: Handler, { identity, onAnswer, tls }: ListenOptions) {
  return async ({ raw, body }: FastifyRequest, reply: FastifyReply) => {
    const [at, began] = [new Date(), performance.now()];
    const received = describeRequest(raw, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
    const request = tls ? { ...received, isCertified: isCertified(raw.socket, identity) } : received;
    const answer = await handler(request);
    if (answer.stream) {
      reply.hijack();
      return answer.stream(reply.raw);
    }
    // Only v3 signs by headers.
    const signer = isV3(request.target) ? signingPlatform(request, identity) : undefined;
    const prepared = prepareAnswer(answer, signer);
    onAnswer(request, prepared, { at, duration: performance.now() - began });
    reply.hijack();
    await sendAnswer(prepared, reply.raw);
  };
}

/** Answers what went wrong before a handler could, or within one. */
function refuseBy({ onAnswer }: ListenOptions) {
  return ({ raw }: FastifyRequest, answer: Answer, reply: FastifyReply): FastifyReply => {
    const prepared = prepareAnswer(answer, undefined);
    onAnswer(describeRequest(raw, Buffer.alloc(0)), prepared, { at: new Date(), duration: 0 });
    return reply.code(prepared.status).headers(prepared.headers).send(prepared.body);
  };
}

function describe({ statusCode = 500, message, code }: FastifyError) {
  if (statusCode >= 500) return { status: 500, message: `系统错误：${message}` };
  return { status: statusCode, message: statusCode === 413 ? '请求体过大' : `请求不正确：${code ?? message}` };
}
