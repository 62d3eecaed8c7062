import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answerBody, signatureHeaders } from './answer.js';
import type { Identity } from './identity.js';

/** Write an answer to a response, signed, with the fault that it carries. */
export async function sendAnswer(answered: Answer, response: ServerResponse, identity: Identity): Promise<void> {
  const { fault } = answered;
  const status = statusOf(answered);
  if (fault === 'silence') return;
  const body = answerBody(answered);
  response.writeHead(status, {
    'Request-ID': randomUUID(),
    'Content-Type': 'application/json',
    ...(status === 204 ? {} : { 'Content-Length': fault === 'short' ? body.length + 10 : body.length }),
    ...(status < 300 ? signatureHeaders(answered.signedText ?? body, identity, fault) : {}),
    ...answered.headers,
  });
  if (fault === 'drip') return drip(body, response);
  if (fault !== 'cut' && fault !== 'short') return void response.end(body);
  response.write(body.subarray(0, body.length >> 1));
  await sleep(20);
  response.destroy();
}

/** The status of an answer: 204 for one that holds nothing, unless it says another. */
export function statusOf({ status, json, body }: Answer): number {
  return status ?? (json === undefined && body === undefined ? 204 : 200);
}

async function drip(body: Buffer, response: ServerResponse): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await sleep(100);
  }
  response.end();
}
