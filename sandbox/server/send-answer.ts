import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answerBody, type Fault, signatureHeaders } from '../protocol/answer.js';
import type { Identity } from '../protocol/identity.js';

/** A complete response: signed, with all of its headers. */
export interface PreparedAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly fault: Fault | undefined;
  /** The signed text when it differs from the body. */
  readonly signedText: string | undefined;
}

/** Complete a response, signed by `identity` unless it is `undefined`. */
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

/** The status of a response; default 204 without a body, otherwise 200. */
function statusOf({ status, json, body }: Answer): number {
  return status ?? (json === undefined && body === undefined ? 204 : 200);
}

/** Send a response, with its fault. */
export async function sendAnswer(prepared: PreparedAnswer, response: ServerResponse): Promise<void> {
  const { status, headers, body, fault } = prepared;
  if (fault === 'silence') return;
  response.writeHead(status, headers);
  if (fault === 'drip') return drip(body, response);
  if (fault !== 'cut' && fault !== 'short') return void response.end(body);
  response.write(body.subarray(0, body.length >> 1));
  await sleep(20);
  response.destroy();
}

async function drip(body: Buffer, response: ServerResponse): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await sleep(100);
  }
  response.end();
}
