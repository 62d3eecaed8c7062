import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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
function statusOf({ status, json, body }: Answer): number {
  return status ?? (json === undefined && body === undefined ? 204 : 200);
}

/** Write an answer to a response, with the fault that it carries. */
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
