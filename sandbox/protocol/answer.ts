import { createSign, randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { clock, type Identity } from './identity.js';
import type { ReceivedRequest } from './received-request.js';

/** Handles a request. */
export type Handler = (request: ReceivedRequest) => Answer | Promise<Answer>;

/** The response of a handler; `json` or `body`, or neither. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  /** Headers that replace or complement those of the server. */
  readonly headers?: OutgoingHttpHeaders;
  /** The signed text when it differs from the body. */
  readonly signedText?: string;
  /** A planned fault. */
  readonly fault?: Fault;
  /** Streams the response in place of the server. */
  readonly stream?: (response: ServerResponse) => void;
}

/**
 * - `unsigned`, `probe`, `wrong-signature`, `wrong-serial`, `skewed-clock`: the signature headers are missing or invalid
 * - `cut`: the connection ends in the middle of the body
 * - `truncated`: only half of the body is signed and sent
 * - `short`: fewer bytes are sent than `Content-Length` says
 * - `silence`: no response
 * - `drip`: one byte every 100 ms
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

/** The bytes of a response. */
export function answerBody({ json, body, fault }: Answer): Buffer {
  const whole = json === undefined ? Buffer.from(body ?? '') : Buffer.from(JSON.stringify(json));
  return fault === 'truncated' ? whole.subarray(0, whole.length >> 1) : whole;
}

/** The signature headers of a response. */
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
