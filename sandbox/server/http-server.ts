import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { ServerCertificate } from '../credentials/server-certificate.js';
import type { Answer, Handler } from '../protocol/answer.js';
import { signingPlatform } from '../protocol/choose-platform-key.js';
import type { Identity } from '../protocol/identity.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import { describeRequest, type ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { isV3, refuseTarget } from '../protocol/refuse-target.js';
import { type PreparedAnswer, prepareAnswer, sendAnswer } from './send-answer.js';

export interface HttpServerOptions {
  readonly identity: Identity;
  readonly host: string;
  readonly port: number;
  /** Refuses a request before its body is read; `undefined` lets it pass. */
  readonly guard: (request: IncomingMessage) => Answer | undefined;
  /** Called with each response before it is sent. */
  readonly onAnswer: (request: ReceivedRequest, answer: PreparedAnswer, span: Span) => void;
  /** The server's certificate; `undefined` for HTTP. */
  readonly tls: ServerCertificate | undefined;
  /** Default `TIMEOUTS`. */
  readonly timeouts?: typeof TIMEOUTS;
}

/** When an exchange began, and its duration in milliseconds. */
export interface Span {
  readonly at: Date;
  readonly duration: number;
}

interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** The largest documented upload is a video of 5 MB, plus the other parts. */
const MAX_UPLOAD = 16 * 1024 * 1024;
/** Well above every documented JSON or XML body. */
const MAX_TEXT = 2 * 1024 * 1024;

/** Start a server that handles requests with `handler`. Whatever a client sends, it gets an error in the format of WeChat Pay, and the server stays up. */
export async function startHttpServer(handler: Handler, options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, guard, tls, timeouts = TIMEOUTS } = options;
  const serve = createServe(handler, options);
  const refuse = createRefuse(options);
  const handleError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    refuse(request, refuseTarget(request.raw.url ?? '', describe(error)), reply);
  const app = fastify({
    ...(tls ? { https: { ...timeouts, ...acceptCertificates(tls) } } : { http: timeouts }),
    requestTimeout: timeouts.requestTimeout,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    frameworkErrors: handleError,
    clientErrorHandler: refuseInvalidHttp,
  });
  app.server.on('connect', refuseConnect);
  app.removeAllContentTypeParsers();
  parseBodies(app, 'multipart/form-data', MAX_UPLOAD);
  parseBodies(app, '*', MAX_TEXT);
  app.setErrorHandler(handleError);
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

function parseBodies(app: FastifyInstance, type: string, bodyLimit: number): void {
  app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
}

function createServe(handler: Handler, { identity, onAnswer, tls }: HttpServerOptions) {
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

/** Responds to errors before and within the handler. */
function createRefuse({ onAnswer }: HttpServerOptions) {
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

/** Headers of all responses at `/` and below `/_sandbox`: other sites cannot frame or load them, and nothing caches them. */
const OWN_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Accept any client certificate; each call decides whether it needs one. */
function acceptCertificates({ key, cert, ca }: ServerCertificate): ServerOptions {
  return { key, cert, ca, requestCert: true, rejectUnauthorized: false };
}

/** Whether the client authenticated with the merchant's certificate. */
function isCertified(socket: Socket, { merchant }: Identity): boolean {
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  return shown?.serialNumber === merchant.serial && shown.publicKey.equals(merchant.publicKey);
}

/** Milliseconds that a client has to send its headers, and the whole request, before the connection is closed. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 };

/** Respond to a request that is not valid HTTP, or did not arrive in time, and close the connection. */
function refuseInvalidHttp({ code = '', message }: NodeJS.ErrnoException, socket: Socket): void {
  const status = statuses[code] ?? 400;
  if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else socket.end(writeRaw(status, `请求不正确：${message}`), () => socket.destroy());
}

/** Refuse `CONNECT`: the sandbox is no proxy. */
function refuseConnect(_request: unknown, socket: Socket): void {
  socket.end(writeRaw(405, '请求不正确：CONNECT'), () => socket.destroy());
}

const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

function writeRaw(status: number, message: string): string {
  const body = JSON.stringify(refuse(status, 'PARAM_ERROR', message).json);
  const headers = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n\r\n${body}`;
}
