import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Operation } from '../../templates/runtime/wechatpay/operation.js';
import { connect, endOf, signedAnswer } from './connect.js';
import type { Runtime } from './load-runtime.js';

const SEALED: Operation = {
  id: 'openapi/v3/payroll-card/tokens#post',
  method: 'POST',
  url: '/v3/payroll-card/tokens',
  answer: 'json',
  encode: { json: { user_name: 'rsa-platform' } },
};

/** Whether two calls have the same nonce when `Math.random` is predictable. */
export async function noncesOfForeseenRandom(runtime: Runtime): Promise<string> {
  const { client, sent } = connect(runtime, () => signedAnswer('{}'));
  const { random } = Math;
  Math.random = () => 0.5;
  try {
    await client.request('GET', '/v3/orders/1');
    await client.request('GET', '/v3/orders/2');
  } finally {
    Math.random = random;
  }
  const nonces = sent.map(({ init }) => /nonce_str="(\w+)"/.exec(headerOf(init, 'Authorization'))?.[1]);
  return nonces[0] === nonces[1] ? 'the same nonce' : 'two nonces';
}

/** The key that a sealed request says it was sealed with. */
export async function namedSerial(runtime: Runtime): Promise<string> {
  const { client, sent } = connect(runtime, () => signedAnswer('{}'));
  await client.call(SEALED, { json: { user_name: '张三' } });
  return sent.map(({ init }) => headerOf(init, 'Wechatpay-Serial')).join();
}

/** The URL of a call without a value for its path. */
export async function emptyPathValue(runtime: Runtime): Promise<string> {
  const { client, sent } = connect(runtime, () => signedAnswer('{}'));
  const operation: Operation = { id: 'refund#get', method: 'GET', url: '/v3/refunds/{out_refund_no}', answer: 'json' };
  const end = await endOf(client.call(operation, { out_refund_no: '' }));
  return [end, ...sent.map(({ url }) => new URL(url).pathname)].join(' ');
}

/** The number of attempts of a write that must not be repeated, when the connection is cut. */
export async function cutWrite(runtime: Runtime): Promise<string> {
  const cut = () => Promise.reject(Object.assign(new Error('cut'), { code: 'ECONNRESET' }));
  const { client, sent } = connect(runtime, cut, { retries: 1 });
  await endOf(client.request('POST', '/v3/transfers', { json: { amount: 1 } }));
  return `sent ${sent.length} times`;
}

/** The `redirect` option of `fetch`. */
export async function redirects(runtime: Runtime): Promise<string> {
  const { client, sent } = connect(runtime, () => signedAnswer('{}'));
  await client.request('GET', '/v3/orders/1');
  return sent.map(({ init }) => init.redirect).join();
}

/** The result of a call that gets no response. */
export function silence(runtime: Runtime): Promise<string> {
  return endInTime(runtime, ({ signal }) => new Promise((_answer, fail) => onAbort(signal, fail)));
}

/** The same when the response stops in its body. */
export function halfAnswer(runtime: Runtime): Promise<string> {
  return endInTime(runtime, ({ signal }) => {
    const start = (controller: ReadableStreamDefaultController) => {
      controller.enqueue(new TextEncoder().encode('{"trade_state":'));
      onAbort(signal, (reason) => controller.error(reason));
    };
    return new Response(new ReadableStream({ start }), { headers: signedAnswer('{}').headers });
  });
}

function endInTime(runtime: Runtime, answer: (init: RequestInit) => Response | Promise<Response>): Promise<string> {
  const { client } = connect(runtime, ({ init }) => answer(init), { timeout: 20 });
  return Promise.race([endOf(client.request('GET', '/v3/orders/1')), waitInVain()]);
}

/** Resolves after all timers that were due before, even on a busy machine. */
async function waitInVain(): Promise<string> {
  await setTimeout(500, undefined, { ref: false });
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  return 'still waiting';
}

function onAbort(signal: AbortSignal | null | undefined, fail: (reason: unknown) => void): void {
  signal?.addEventListener('abort', () => fail(signal.reason));
}

function headerOf({ headers }: RequestInit, name: string): string {
  return new Headers(headers).get(name) ?? '';
}
