import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { type Answer, answerBody, type Fault, signatureHeaders } from '../protocol/answer.js';
import type { Identity } from '../protocol/identity.js';

/** An answer as it goes out: signed, with all of its headers. */
export interface PreparedAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly fault: Fault | undefined;
  /** What is signed when it is not the body. */
  readonly signedText: string | undefined;
}

/** Write the headers of an answer, signed by the platform that a request named; `undefined` signs none. */
export function prepareAnswer(answered: Answer, identity: Identity | undefined): PreparedAnswer {
  const { fault, signedText } = answered;
  const status = statusOf(answered);
  const body = answerBody(answered);
  const headers = {
    'Request-ID': randomUUID(),
    'Content-Type': 'application/json',
    ...(status === 204 ? {} : { 'Content-Length': fault === 'short' ? body.length + 10 : body.length }),
    ...(identity && status < 300 ? signatureHeaders(signedText ?? body, identity, fault) : {}),
    ...answered.headers,
  };
  return { status, headers, body, fault, signedText };
}

/** The status of an answer: 204 for one that holds nothing, unless it says another. */
export function statusOf({ status, json, body }: Answer): number {
  return status ?? (json === undefined && body === undefined ? 204 : 200);
}
