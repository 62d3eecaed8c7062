import { openapi } from 'docwright';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { readCorpusClient } from '../support/corpus-client.js';
import { connect, ORDER } from './connect.js';
import { ownCalls } from './own-calls.js';
import { type RecordedCall, recordCalls } from './record-calls.js';
import { type RawAnswer, sendSigned } from './signed-request.js';
import { spoilRequest } from './spoil-request.js';
import '../support/fuzz-seed.js';

/** Some thousands in a normal run; `FUZZ_RUNS=100000 npm run test:slow -- test/sandbox/fuzz` for more. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 3000);

/** Differences of a response from those of the service. */
function findOddities({ status = 0, headers, body }: RawAnswer, { method }: { readonly method: string }): string[] {
  if (status < 200 || status >= 500) return [`${status} ${body}`];
  if (status < 400 || method === 'HEAD') return [];
  const isXml = /^text\/xml/.test(headers['content-type'] ?? '');
  if (isXml) return /<return_code><!\[CDATA\[FAIL/.test(body) ? [] : [body];
  const { code, message } = JSON.parse(body);
  return typeof code === 'string' && typeof message === 'string' ? [] : [body];
}

/** Send broken requests, and check each response; then send a valid one. */
async function spoilAll({ sandbox, wxpay }: Awaited<ReturnType<typeof connect>>, calls: readonly RecordedCall[]) {
  const spoilt = spoilRequest(calls, sandbox.clientOptions.secret);
  const property = fc.asyncProperty(spoilt, async (request) => {
    const { Authorization: _signed, ...headers } = request.headers;
    const answer = await sendSigned(sandbox, { ...request, headers });
    expect(findOddities(answer, request)).toEqual([]);
  });
  await fc.assert(property, { numRuns });
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, out_trade_no: 'AFTERWARDS' } });
}

it('responds to any broken request as the service does, and stays up', { timeout: 3_600_000 }, async () => {
  const connected = await connect();
  const calls = await recordCalls(connected.sandbox);
  expect(calls.length).toBeGreaterThan(100);
  await spoilAll(connected, [...calls, ...ownCalls]);
});

it('does so for requests of real pages', { ...needsSharedFolder, timeout: 3_600_000 }, async () => {
  const { folder } = await readCorpusClient();
  const input = sharedPath('corpus');
  const connected = await connect({ document: await openapi({ input }) });
  const calls = await recordCalls(connected.sandbox, { input, folder, extension: '.js' });
  expect(calls.length).toBeGreaterThan(600);
  await spoilAll(connected, calls);
});
