import { type IncomingHttpHeaders, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import { authorization } from '../../templates/runtime/wechatpay/authorization.js';

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly nonce?: string;
  /** The text that the signature covers instead of the body: `meta` of an upload. */
  readonly signedText?: string;
}

export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Send raw bytes, correctly signed. */
export async function sendSigned(sandbox: RunningSandbox, request: RawRequest): Promise<RawAnswer> {
  const { method = 'POST', path, headers, body = '', nonce, signedText = body.toString() } = request;
  const { mchid, serial, privateKey } = sandbox.clientOptions;
  const signed = { method, target: path, body: signedText };
  const signer = { mchid, serial, privateKey, now: () => Math.floor(Date.now() / 1000), inBackground: false };
  const nonceOf = () => nonce ?? `${Math.random()}`.replace('.', '').padEnd(20, '0').slice(0, 20);
  const own = { Authorization: await authorization(signed, { ...signer, nonce: nonceOf }) };
  const framing = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) };
  const options = { method, path, headers: { ...framing, ...own, ...headers } };
  const { hostname, port } = new URL(sandbox.url);
  return new Promise((resolve, reject) => {
    const sent = send({ hostname, port, ...options }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) });
    });
    sent.on('error', reject).end(body);
  });
}
