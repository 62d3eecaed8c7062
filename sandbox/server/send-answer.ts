import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedAnswer } from './prepare-answer.js';

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
