import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../sandbox/protocol/answer.js';
import { ApiError } from '../../../templates/runtime/core/api-error.js';
import type { Attempt, Outcome } from '../../../templates/runtime/core/observe.js';
import { retryAfter, waitBefore } from '../../../templates/runtime/core/retry.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import type { ClientOptions } from '../../../templates/runtime/wechatpay/options.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

const READ: Operation = { id: 'read#get', method: 'GET', url: '/v3/orders/{id}', answer: 'json' };
const WRITE: Operation = { id: 'write#post', method: 'POST', url: '/v3/refund/domestic/refunds', answer: 'json' };
const ORDER = { json: { out_refund_no: '1', amount: { total: 1 } } };

const sandboxes: TestServer[] = [];
afterEach(() => Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close())));

/** A server that sends these responses in turn, and then repeats the last one. */
async function start(...answers: readonly Answer[]): Promise<TestServer> {
  let calls = 0;
  const sandbox = await startServer(identity, () => answers[Math.min(calls++, answers.length - 1)] ?? {});
  sandboxes.push(sandbox);
  return sandbox;
}

const client = (baseUrl: string, options: Partial<ClientOptions> = {}) =>
  createClient({ ...clientOptions, baseUrl, ...options });

function fail(): never {
  throw new Error('disk full');
}

const OK = { json: { ok: 1 } };
const BUSY = { status: 429, json: { code: 'FREQUENCY_LIMITED', message: '频率超限' }, headers: { 'Retry-After': '0' } };
const DOWN = {
  status: 502,
  body: '<html>Bad Gateway</html>',
  headers: { 'Content-Type': 'text/html', 'Retry-After': '0' },
};

it('waits longer after each attempt, at most half a minute, if the server sends no Retry-After', () => {
  const error = new ApiError({ status: 503, code: '', message: '', operation: 'a#get', call: 'GET /a' });
  const waits = [1, 2, 3, 20].map((attempts) => waitBefore(attempts, error));
  const most = [500, 1000, 2000, 30_000];
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual((most[index] ?? 0) / 2);
    expect(wait).toBeLessThanOrEqual(most[index] ?? 0);
  }
});

it('reads a Retry-After in seconds or as a date, which may begin with a weekday', () => {
  const headers = [null, '7', ' 7 ', '01 Jan 2000 00:00:00 GMT', 'Sat, 01 Jan 2000 00:00:00 GMT', 'soon', ''];
  expect(headers.map(retryAfter)).toEqual([undefined, 7, 7, 0, 0, undefined, undefined]);
});

describe('a call that fails', () => {
  it.each([BUSY, DOWN, { ...OK, fault: 'cut' }, { ...OK, fault: 'short' }] as const)(
    'is retried after %j if it only reads',
    async (failure) => {
      const sandbox = await start(failure, OK);
      expect(await client(sandbox.url).call(READ, { id: 'a' })).toEqual({ ok: 1 });
      expect(sandbox.requests.length).toBe(2);
    },
  );

  it('is retried with the same bytes and a new signature if its number makes that safe', async () => {
    const sandbox = await start(DOWN, BUSY, OK);
    const operation = { ...WRITE, encode: { json: { name: 'rsa-platform' } } } as const;
    await client(sandbox.url).call(operation, { json: { ...ORDER.json, name: '张三' } });
    const bodies = new Set(sandbox.requests.map(({ body }) => String(body)));
    const signatures = new Set(sandbox.requests.map(({ headers }) => headers.authorization));
    expect([bodies.size, signatures.size]).toEqual([1, 3]);
  });

  it.each([BUSY, DOWN, { ...OK, fault: 'cut' }] as const)(
    'is not retried without such a number after %j if it writes',
    async (failure) => {
      const sandbox = await start(failure, OK);
      await expect(client(sandbox.url).call(WRITE, { json: { mchid: '1' } })).rejects.toThrow();
      expect(sandbox.requests.length).toBe(1);
    },
  );

  it('is not retried if the server refused it permanently, or its response is forged', async () => {
    const refusing = await start({ status: 400, json: { code: 'PARAM_ERROR', message: '' } });
    await expect(client(refusing.url).call(READ, { id: 'a' })).rejects.toMatchObject({ code: 'PARAM_ERROR' });
    const forging = await start({ ...OK, fault: 'wrong-signature' });
    await expect(client(forging.url).call(READ, { id: 'a' })).rejects.toMatchObject({ reason: 'mismatch' });
    expect([refusing.requests.length, forging.requests.length]).toEqual([1, 1]);
  });

  it('fails after the retries with the last response of the server', async () => {
    const sandbox = await start(DOWN);
    await expect(client(sandbox.url).call(READ, { id: 'a' }, { retries: 1 })).rejects.toMatchObject({
      name: 'ApiError',
      status: 502,
      code: '',
      message: 'GET /v3/orders/{id} was answered 502 without an error that WeChat Pay would write.',
    });
    expect(sandbox.requests.length).toBe(2);
  });

  it('fails without a retry if the server asks to wait longer than half a minute', async () => {
    const sandbox = await start({ ...BUSY, headers: { 'Retry-After': '31' } }, OK);
    await expect(client(sandbox.url).call(READ, { id: 'a' })).rejects.toMatchObject({ status: 429, retryAfter: 31 });
  });

  it('is sent to the other host if the first cannot be reached, even if it writes', async () => {
    const sandbox = await start(OK);
    const gone = await start(OK);
    await gone.close();
    const options = { failoverUrl: sandbox.url };
    expect(await client(gone.url, options).call(WRITE, { json: {} })).toEqual({ ok: 1 });
    await expect(client(gone.url).call(WRITE, { json: {} }, { retries: 0 })).rejects.toMatchObject({
      name: 'ConnectionError',
      sent: false,
      message: expect.stringContaining('ECONNREFUSED). Nothing was sent.'),
    });
  });

  it('is reported to hooks and logger, without keys and bodies', async () => {
    const sandbox = await start(DOWN, { json: { secret: 'of the answer' } });
    const outcomes: Outcome[] = [];
    const log: unknown[] = [];
    const logger = { debug: (...entry: unknown[]) => log.push(entry), warn: (...entry: unknown[]) => log.push(entry) };
    const hooks = {
      after: (outcome: Outcome) => {
        outcomes.push(outcome);
        throw new Error('a broken hook');
      },
    };
    await client(sandbox.url, { hooks, logger }).call(WRITE, { json: { out_refund_no: 'number-of-the-order' } });
    expect(outcomes.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 502],
      [2, 200],
    ]);
    expect(JSON.stringify(log)).toContain('hooks.after failed');
    expect(JSON.stringify(log)).not.toMatch(/number-of-the-order|of the answer|signature=|APIv3/);
  });

  it.each<[string, () => void]>([
    ['at once', fail],
    ['later', async () => fail()],
  ])('is not affected by a logger that fails %s', async (_when, fail) => {
    const sandbox = await start(OK);
    expect(await client(sandbox.url, { logger: { debug: fail, warn: fail } }).call(READ, { id: 'a' })).toEqual({
      ok: 1,
    });
  });

  it.each<[string, () => void]>([
    ['at once', fail],
    ['later', async () => fail()],
  ])('is not affected by a hooks.after that fails %s, without a logger to report it', async (_when, after) => {
    const sandbox = await start(OK);
    expect(await client(sandbox.url, { hooks: { after } }).call(READ, { id: 'a' })).toEqual({ ok: 1 });
  });

  it('logs no warning without a hook', async () => {
    const sandbox = await start(OK);
    const warnings: unknown[] = [];
    const logger = { debug: () => {}, warn: (...entry: unknown[]) => warnings.push(entry) };
    await client(sandbox.url, { hooks: {}, logger }).call(READ, { id: 'a' });
    expect(warnings).toEqual([]);
  });

  it('is named by method and path if no page documents it', async () => {
    const sandbox = await start(OK);
    const seen: unknown[] = [];
    const hooks = { before: ({ operation, url }: Attempt) => void seen.push([operation, url]) };
    await client(sandbox.url, { hooks }).request('GET', '/v3/a?b=1');
    await client(sandbox.url, { hooks }).bills.download({ download_url: `${sandbox.url}v3/file?c=1` });
    expect(seen).toEqual([
      ['GET /v3/a?b=1', '/v3/a?b=1'],
      ['GET /v3/file', '/v3/file'],
    ]);
  });

  it('is not sent if a hook throws', async () => {
    const sandbox = await start(OK);
    const before = () => Promise.reject(new Error('not now'));
    await expect(client(sandbox.url, { hooks: { before } }).call(READ, { id: 'a' })).rejects.toThrow('not now');
    expect(sandbox.requests).toEqual([]);
  });
});

describe('a call that takes too long', () => {
  it.each(['silence', 'drip'] as const)('ends with a TimeoutError at %s', async (fault) => {
    const sandbox = await start({ json: { ok: '0123456789' }, fault });
    const call = client(sandbox.url).call(READ, { id: 'a' }, { timeout: 150, retries: 0 });
    await expect(call).rejects.toMatchObject({
      name: 'TimeoutError',
      sent: true,
      message: expect.stringContaining('within 150 ms'),
    });
  });

  it('ends with the reason of its signal, and is not retried', async () => {
    const sandbox = await start({ ...OK, fault: 'silence' });
    const reason = new Error('the user left');
    const controller = new AbortController();
    const call = client(sandbox.url).call(READ, { id: 'a' }, { signal: controller.signal });
    const rejected = expect(call).rejects.toBe(reason);
    await expect.poll(() => sandbox.requests.length).toBe(1);
    controller.abort(reason);
    await rejected;
    expect(sandbox.requests.length).toBe(1);
  });

  it('ends in the pause between attempts too', async () => {
    const sandbox = await start({ ...BUSY, headers: { 'Retry-After': '20' } });
    const controller = new AbortController();
    const reason = new Error('the user left');
    // After an attempt, only the pause is pending.
    const hooks = { after: () => void setImmediate(() => controller.abort(reason)) };
    const { signal } = controller;
    await expect(client(sandbox.url, { hooks }).call(READ, { id: 'a' }, { signal })).rejects.toBe(reason);
    expect(sandbox.requests.length).toBe(1);
  });

  it('has no limit with a timeout of Infinity', async () => {
    const sandbox = await start({ body: '{}', fault: 'drip' });
    expect(await client(sandbox.url, { timeout: Number.POSITIVE_INFINITY }).call(READ, { id: 'a' })).toEqual({});
  });

  it('is not started if its signal has aborted', async () => {
    const sandbox = await start(OK);
    const call = client(sandbox.url).call(READ, { id: 'a' }, { signal: AbortSignal.abort(new Error('too late')) });
    await expect(call).rejects.toThrow('too late');
    expect(sandbox.requests).toEqual([]);
  });
});

describe('an unexpected response', () => {
  it('is not followed if it is a redirect', async () => {
    const sandbox = await start({ status: 302, headers: { Location: 'http://127.0.0.1:1/steal' } });
    await expect(client(sandbox.url).call(READ, { id: 'a' })).rejects.toMatchObject({
      status: 302,
      message: expect.stringContaining('redirect'),
    });
  });

  it.each([
    ['announced', {}],
    ['compressed a thousandfold', { 'Content-Encoding': 'gzip' }],
  ])('is rejected if it is longer than allowed: %s', async (kind, headers) => {
    const body = Buffer.alloc(5_000_000);
    const sandbox = await start({ body: kind === 'announced' ? body : gzipSync(body), headers });
    const call = client(sandbox.url, { maxAnswerBytes: 100_000, retries: 0 }).call(READ, { id: 'a' });
    await expect(call).rejects.toThrow('The answer is longer than 100000 bytes.');
  });

  it('is reported as incomplete if it is cut but signed', async () => {
    const sandbox = await start({ json: { ok: '0123456789' }, fault: 'truncated' });
    await expect(client(sandbox.url, { retries: 0 }).call(READ, { id: 'a' })).rejects.toThrow(
      'is not JSON: it was cut',
    );
  });
});
