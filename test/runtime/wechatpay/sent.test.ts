import { afterEach, describe, expect, it } from 'vitest';
import { createClient as createGenerated } from '../../../generated/client.js';
import type { Answer } from '../../../sandbox/protocol/answer.js';
import type { Fetch } from '../../../templates/runtime/core/send.js';
import type { Client } from '../../../templates/runtime/wechatpay/client.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import type { ClientOptions } from '../../../templates/runtime/wechatpay/options.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

const REFUND: Operation = { id: 'refund#post', method: 'POST', url: '/v3/refund/domestic/refunds', answer: 'json' };
const NUMBERED = { json: { out_refund_no: 'R1' } };
const LOST = { json: {}, fault: 'cut' } as const;
const EXISTS = { status: 400, json: { code: 'RESOURCE_ALREADY_EXISTS', message: '已存在' } };
const DOWN = { status: 500, json: { code: 'SYSTEM_ERROR', message: '系统错误' }, headers: { 'Retry-After': '0' } };
const BUSY = { status: 429, json: { code: 'FREQUENCY_LIMITED', message: '频率超限' }, headers: { 'Retry-After': '0' } };
/** A port without a server. */
const NOWHERE = 'http://127.0.0.1:1/';

const sandboxes: TestServer[] = [];
afterEach(() => Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close())));

/** A client of a server that sends these responses in turn. */
async function connect(
  answers: readonly Answer[],
  options: Partial<ClientOptions> = {},
  create: (options: ClientOptions) => Client = createClient,
) {
  const rest = [...answers];
  const sandbox = await startServer(identity, () => rest.shift() ?? {});
  sandboxes.push(sandbox);
  return create({ ...clientOptions, baseUrl: sandbox.url, retries: 1, ...options });
}

describe('a call with an earlier attempt that may have been carried out', () => {
  it.each([
    [LOST, true],
    [DOWN, false],
  ] as const)('is not reported as unsent if the next cannot connect: %j', async (first, carriedOut) => {
    const client = await connect([first], { failoverUrl: 'http://127.0.0.1:9/' });
    await expect(client.call(REFUND, NUMBERED)).rejects.toMatchObject({
      name: 'ConnectionError',
      sent: true,
      carriedOut,
      attempts: [{ sent: true }, { sent: false, host: '127.0.0.1:9' }],
      message: expect.stringMatching(/Attempt 1 of 2 may have been carried out.*query (its|the) state/),
    });
  });

  it('is reported as possibly carried out if the next is refused as a repetition', async () => {
    const client = await connect([LOST, EXISTS]);
    const error: unknown = await client.call(REFUND, NUMBERED).catch((failure: unknown) => failure);
    expect(error).toMatchObject({
      name: 'ApiError',
      code: 'RESOURCE_ALREADY_EXISTS',
      sent: true,
      attempts: [
        { sent: true, status: 200 },
        { sent: true, status: 400, error: 'ApiError: 已存在' },
      ],
      message: expect.stringMatching(/^已存在 Attempt 1 of 2 may have been carried out/),
    });
    expect(Object(error).stack).toContain('Attempt 1 of 2 may have been carried out');
  });

  it.each<[string, Partial<ClientOptions>]>([
    ['a hook', { hooks: { before: ({ attempt }) => refuseFrom(2, attempt) } }],
    ['a nonce', { nonce: countedNonce() }],
  ])('is reported as possibly carried out if %s stops the next', async (_what, options) => {
    const client = await connect([LOST], options);
    await expect(client.call(REFUND, NUMBERED)).rejects.toMatchObject({
      name: 'ConnectionError',
      sent: true,
      attempts: [{ sent: true }, { sent: false }],
      message: expect.stringMatching(/limiter.*Attempt 1 of 2 may have been carried out/),
    });
  });

  it('is not reported as possibly carried out if the server had refused it, or if it only reads', async () => {
    const refused = await connect([BUSY, EXISTS]);
    await expect(refused.call(REFUND, NUMBERED)).rejects.toMatchObject({ message: '已存在', sent: true });
    const reading = await connect([LOST, { status: 404, json: { code: 'NOT_FOUND', message: '不存在' } }]);
    await expect(reading.request('GET', '/v3/x')).rejects.toMatchObject({ message: '不存在' });
  });
});

function refuseFrom(first: number, attempt: number): void {
  if (attempt >= first) throw new Error('limiter');
}

function countedNonce(): () => string {
  let calls = 0;
  return () => {
    calls += 1;
    refuseFrom(2, calls);
    return 'nonce';
  };
}

describe('a call that was not sent', () => {
  it('is reported as unsent after all of its attempts', async () => {
    const client = createClient({ ...clientOptions, baseUrl: NOWHERE, retries: 1 });
    await expect(client.call(REFUND, { json: {} })).rejects.toMatchObject({
      name: 'ConnectionError',
      sent: false,
      attempts: [{ sent: false }, { sent: false }],
      message: expect.stringMatching(/Nothing was sent\.$/),
    });
  });

  it('is not retried if a hook throws', async () => {
    const stop = new Error('limiter');
    let calls = 0;
    const before = () => {
      calls += 1;
      throw stop;
    };
    const client = createClient({ ...clientOptions, baseUrl: NOWHERE, hooks: { before } });
    await expect(client.call(REFUND, NUMBERED)).rejects.toMatchObject({ sent: false, cause: stop });
    expect(calls).toBe(1);
  });
});

describe('an error after a successful response', () => {
  const V2: Operation = { id: 'v2#post', method: 'POST', url: '/pay/micropay', answer: 'xml' };
  it.each<[string, Operation, Answer, Partial<ClientOptions>]>([
    ['a forged v3 response', REFUND, { json: {}, fault: 'wrong-signature' }, {}],
    ['an unsigned v3 response', REFUND, { json: {}, fault: 'unsigned' }, {}],
    ['a v3 response with an unknown serial', REFUND, { json: {}, fault: 'wrong-serial' }, { apiV3Key: undefined }],
    ['a v3 response that is not JSON', REFUND, { body: 'ok' }, {}],
    ['a v3 response that ends early', REFUND, LOST, {}],
    ['a v3 response that is too long', REFUND, { json: { text: 'x'.repeat(2000) } }, { maxAnswerBytes: 1000 }],
    ['a v2 response without sign', V2, { body: '<xml><return_code>SUCCESS</return_code></xml>' }, {}],
    ['a v2 response that is not XML', V2, { body: 'SUCCESS' }, {}],
  ])('reports that the call was carried out: %s', async (_what, operation, answer, options) => {
    const client = await connect([answer], { ...options, retries: 0 });
    await expect(client.call(operation, operation === V2 ? { xml: { a: '1' } } : { json: {} })).rejects.toMatchObject({
      sent: true,
      carriedOut: true,
      attempts: [{ status: 200 }],
      message: expect.stringContaining('The server answered 200: treat the call as carried out'),
    });
  });

  it('is not a refusal', async () => {
    const client = await connect([EXISTS]);
    await expect(client.call(REFUND, {})).rejects.toMatchObject({ carriedOut: false, message: '已存在' });
  });

  it('is not retried if the certificates for its response could not be fetched', async () => {
    const sandbox = await startServer(identity, () => ({ json: {}, fault: 'wrong-serial' }));
    sandboxes.push(sandbox);
    const refuseCertificates: Fetch = (url, init) =>
      url.includes('/v3/certificates') ? fetch(NOWHERE, init) : fetch(url, init);
    const client = createClient({ ...clientOptions, baseUrl: sandbox.url, fetch: refuseCertificates });
    await expect(client.call(REFUND, { json: {} })).rejects.toMatchObject({ sent: true, carriedOut: true });
    expect(sandbox.requests.length).toBe(1);
  });
});

describe('an error of the network after which a write may have arrived', () => {
  const code = (members: object) => Object.assign(new Error('x'), members);
  it.each([
    code({ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }),
    code({ code: 'EHOSTUNREACH', syscall: 'read' }),
    code({ code: 'ERR_INVALID_ARG_TYPE' }),
    code({ code: 'ECONNRESET' }),
    'a text',
    undefined,
  ])('is not retried: %o', async (failure) => {
    let calls = 0;
    const fetch: Fetch = () => {
      calls += 1;
      return Promise.reject(failure);
    };
    const client = createClient({ ...clientOptions, fetch });
    await expect(client.call(REFUND, { json: {} })).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
    expect(calls).toBe(1);
  });

  it('includes a fetch that returns something other than a response', async () => {
    const fetch: Fetch = async () => Object(undefined);
    const client = createClient({ ...clientOptions, fetch });
    await expect(client.call(REFUND, { json: {} })).rejects.toMatchObject({ name: 'ConnectionError', sent: true });
  });
});

describe('v2 services that never sign their responses', () => {
  const PAID = { body: '<xml><return_code>SUCCESS</return_code><payment_no>1</payment_no></xml>' };
  it.each([
    '/mmpaymkttransfers/promotion/transfers',
    '/mmpaysptrans/pay_bank',
    '/mmpaymkttransfers/sendredpack',
    '/mmpaymkttransfers/sendredpack?a=1',
  ])('are trusted without a page: %s', async (path) => {
    const client = await connect([PAID], {}, createGenerated);
    expect(await client.request('POST', path, { xml: { a: '1' } })).toMatchObject({ payment_no: '1' });
  });

  it('are only those', async () => {
    const client = await connect([PAID], {}, createGenerated);
    await expect(client.request('POST', '/pay/unifiedorder', { xml: { a: '1' } })).rejects.toMatchObject({
      name: 'SignatureError',
      reason: 'missing',
    });
  });
});
