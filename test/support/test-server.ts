import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { Answer, Handler } from '../../sandbox/protocol/answer.js';
import { checkAuthorization } from '../../sandbox/protocol/check-authorization.js';
import type { Identity } from '../../sandbox/protocol/identity.js';
import { describeRequest, type ReceivedRequest } from '../../sandbox/protocol/received-request.js';
import { prepareAnswer, sendAnswer } from '../../sandbox/server/send-answer.js';

/** A WeChat Pay server for tests that responds with a handler, and records its requests. */
export interface TestServer {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** Every request that arrived, refused ones included. */
  readonly requests: readonly ReceivedRequest[];
  /** Number of open connections. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** The certificate of a server that requires client certificates. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
  /** Client certificates signed by this authority are accepted. */
  readonly ca: string;
}

/**
 * Start a server on 127.0.0.1 that checks the signature of every v3 call, passes it to `handler`, and signs the response.
 *
 *     const server = await startServer(identity, () => ({ json: { prepay_id: 'wx1' } }));
 *     const client = createClient({ …, baseUrl: server.url });
 */
export async function startServer(identity: Identity, handler: Handler, tls?: TlsIdentity): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    try {
      const request = await receiveRequest(message);
      requests.push(request);
      await sendAnswer(prepareAnswer(await answer(request, identity, handler), identity), response);
    } catch (error) {
      response.destroy(error instanceof Error ? error : undefined);
    }
  };
  const server = tls ? createTlsServer({ ...tls, requestCert: true }, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has this type of address.
  const { port } = server.address() as AddressInfo;
  const connections = promisify(server.getConnections.bind(server));
  return { url: `http${tls ? 's' : ''}://127.0.0.1:${port}/`, requests, connections, close: () => close(server) };
}

async function answer(request: ReceivedRequest, identity: Identity, handler: Handler): Promise<Answer> {
  const problem = /^(\/\w+)?\/v3\//.test(request.target) ? checkAuthorization(request, identity) : undefined;
  if (problem === undefined) return handler(request);
  return { status: 401, json: { code: 'SIGN_ERROR', message: problem } };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function receiveRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return describeRequest(message, Buffer.concat(chunks));
}
