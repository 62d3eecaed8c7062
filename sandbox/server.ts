import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { Answer } from './protocol/answer.js';
import { checkAuthorization } from './protocol/check-authorization.js';
import type { Identity } from './protocol/identity.js';
import { type ReceivedRequest, receiveRequest } from './protocol/received-request.js';
import { prepareAnswer } from './server/prepare-answer.js';
import { sendAnswer } from './server/send-answer.js';

/** Decides what a call is answered; a v3 call gets here only when its signature is right. */
export type Handler = (request: ReceivedRequest) => Answer | Promise<Answer>;

export interface Sandbox {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** All that came, also what was refused. */
  readonly requests: readonly ReceivedRequest[];
  /** How many connections are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/** What a server needs that asks clients for their certificates. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
  /** Whose certificates are taken. */
  readonly ca: string;
}

/** Start a server on localhost that behaves like WeChat Pay: it checks the signatures of calls, and signs its answers. */
export async function startServer(identity: Identity, handler: Handler, tls?: TlsIdentity): Promise<Sandbox> {
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
  // A server that listens on a port has such an address.
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
