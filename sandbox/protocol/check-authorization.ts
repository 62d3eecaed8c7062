import { createVerify } from 'node:crypto';
import { clock, type Identity } from './identity.js';
import type { ReceivedRequest } from './received-request.js';

/**
 * Describe what is wrong with the signature of a v3 request; `undefined` when it is valid. It shares no code with the
 * generated client, so that both cannot have the same bug.
 */
export function checkAuthorization(request: ReceivedRequest, identity: Identity): string | undefined {
  const header = String(request.headers['authorization'] ?? '');
  const [scheme, rest = ''] = header.split(/ (.*)/s);
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return `the scheme is ${JSON.stringify(scheme)}`;
  const parts = Object.fromEntries([...rest.matchAll(/\b(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { mchid, serial_no: serial, timestamp = '', nonce_str: nonce = '', signature = '' } = parts;
  if (mchid !== identity.merchant.mchid) return `mchid is ${mchid}`;
  if (serial !== identity.merchant.serial) return `serial_no is ${serial}`;
  if (Math.abs(Number(timestamp) - clock(identity)) > 300) return `timestamp is ${timestamp}`;
  if (!/^\w{1,32}$/.test(nonce)) return `nonce_str is ${JSON.stringify(nonce)}`;
  const head = [request.method, request.target, timestamp, nonce, ''].join('\n');
  const body = signedBody(request);
  const verifier = createVerify('RSA-SHA256').update(head).update(body).update('\n');
  if (verifier.verify(identity.merchant.publicKey, signature, 'base64')) return undefined;
  return `the signature is not that of ${JSON.stringify(`${head}${body}\n`)}`;
}

/** Of an upload only `meta` is signed. */
function signedBody({ body, parts }: ReceivedRequest): Buffer {
  if (parts.length === 0) return body;
  return parts.find(({ name }) => name === 'meta')?.content ?? Buffer.alloc(0);
}
