import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { type CertifiedKey, toPem } from '../credentials/certified-key.js';
import type { WrittenRequest } from './write-request.js';

export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request; rejects when the response is incomplete. */
export type Send = (written: WrittenRequest) => Promise<ReceivedAnswer>;

export interface Destination {
  /** `https://127.0.0.1:8790/` */
  readonly url: string;
  /** The authority of its certificate; `undefined` without TLS. */
  readonly ca: string | undefined;
}

/** Milliseconds until the response must be complete. */
const TIMEOUT = 10_000;

/** Create a function that sends requests to one server, whatever their target; with TLS, with the merchant's certificate. */
export function createSender({ certificate, privateKey }: CertifiedKey, destination: () => Destination): Send {
  const shown = {
    cert: certificate.toString(),
    key: toPem(privateKey),
  };
  return async ({ method, target, headers, body }) => {
    const { url, ca } = destination();
    const { hostname, port } = new URL(url);
    const options = {
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      method,
      path: target,
      headers,
      signal: AbortSignal.timeout(TIMEOUT),
      agent: false,
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent =
        ca === undefined ? request(options, resolve) : requestSecurely({ ...options, ...shown, ca }, resolve);
      sent.on('error', reject).end(body);
    });
    return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) };
  };
}
