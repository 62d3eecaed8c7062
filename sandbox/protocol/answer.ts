import { createSign, randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { clock, type Identity } from './identity.js';
import type { ReceivedRequest } from './received-request.js';

/** Decides what a request is answered. */
export type Handler = (request: ReceivedRequest) => Answer | Promise<Answer>;

/** What a handler answers; `json` or `body`, or nothing. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  /** In place of, or besides, those that the server writes. */
  readonly headers?: OutgoingHttpHeaders;
  /** What is signed when it is not the body. */
  readonly signedText?: string;
  /** What goes wrong on purpose. */
  readonly fault?: Fault;
  /** Writes the answer in place of the server, for as long as there is something to tell. */
  readonly stream?: (response: ServerResponse) => void;
}

/**
 * - `unsigned`, `probe`, `wrong-signature`, `wrong-serial`, `skewed-clock`: the signature headers are missing or false
 * - `cut`: the connection ends in the middle of the body
 * - `truncated`: the body ends early, though signed and announced as if that were all
 * - `short`: fewer bytes come than were announced
 * - `silence`: no answer comes at all
 * - `drip`: a byte each 100 ms
 */
export type Fault =
  | 'unsigned'
  | 'probe'
  | 'wrong-signature'
  | 'wrong-serial'
  | 'skewed-clock'
  | 'cut'
  | 'truncated'
  | 'short'
  | 'silence'
  | 'drip';

/** The bytes of an answer. */
export function answerBody({ json, body, fault }: Answer): Buffer {
  const whole = json === undefined ? Buffer.from(body ?? '') : Buffer.from(JSON.stringify(json));
  return fault === 'truncated' ? whole.subarray(0, whole.length >> 1) : whole;
}

/** The headers by which an answer is verified. */
export function signatureHeaders(signed: string | Buffer, identity: Identity, fault?: Fault): OutgoingHttpHeaders {
  if (fault === 'unsigned') return {};
  const [{ serial, privateKey }] = identity.platform;
  const timestamp = String(clock(identity) - (fault === 'skewed-clock' ? 301 : 0));
  const nonce = randomBytes(16).toString('hex');
  const signer = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(signed);
  const signature = signer.update(fault === 'wrong-signature' ? 'x\n' : '\n').sign(privateKey, 'base64');
  return {
    'Wechatpay-Serial': fault === 'wrong-serial' ? '0123456789ABCDEF' : serial,
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Signature': fault === 'probe' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
  };
}
