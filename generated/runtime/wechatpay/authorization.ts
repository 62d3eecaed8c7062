/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { KeyObject } from 'node:crypto';
import { signRsa, signRsaInBackground } from './rsa.js';

/** The parts of a v3 request that the signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as sent, percent-encoded, with a server's path prefix. */
  readonly target: string;
  /** The exact text sent; empty for none; for an upload only the `meta` part. */
  readonly body: string;
}

/** The signer and the time of a signature. */
export interface Signer {
  readonly mchid: string;
  readonly serial: string;
  readonly privateKey: KeyObject;
  readonly now: () => number;
  readonly nonce: () => string;
  /** Whether other calls wait for this thread. */
  readonly inBackground?: boolean;
}

/** Write the `Authorization` header of a v3 request, with the signer's time and a fresh nonce. */
export async function authorization(request: SignedRequest, signer: Signer): Promise<string> {
  const { mchid, serial, privateKey, now, nonce, inBackground } = signer;
  const timestamp = String(now());
  const nonceText = nonce();
  const message = requestMessage(request, timestamp, nonceText);
  const signature = inBackground ? await signRsaInBackground(message, privateKey) : signRsa(message, privateKey);
  return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",serial_no="${serial}",timestamp="${timestamp}",nonce_str="${nonceText}",signature="${signature}"`;
}

/** The five lines that are signed; the last is empty for a request without body. */
export function requestMessage({ method, target, body }: SignedRequest, timestamp: string, nonce: string): string {
  return `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
}
