import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildClient, linkPackages } from './build-client.mjs';
import { makeKeys } from './make-keys.mjs';
import { startProcess } from './start-process.mjs';

/**
 * Make many calls with one client, and check that the heap does not grow and that there are no unhandled rejections.
 * Of twenty calls thirteen succeed, and the others fail in every possible way. Prints the results as JSON.
 *
 *     node bench/check-heap.mjs --calls 10000
 */
const { values } = parseArgs({ options: { calls: { type: 'string', default: '10000' } } });
const calls = Number(values.calls);
const concurrency = 20;

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

/** @type {unknown[]} */
const unheard = [];
process.on('unhandledRejection', (reason) => unheard.push(reason));

const work = await mkdtemp(join(tmpdir(), 'docwright-heap-'));
const server = startProcess('serve-answers.mjs');
try {
  await linkPackages(work);
  const client = await buildClient({ client: join(import.meta.dirname, '../generated'), work, name: 'client' });
  const found = await callAndMeasure(client);
  process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
} finally {
  server.stop();
  await rm(work, { recursive: true });
}

/**
 * @typedef {object} HeapCheck
 * @property {number} calls
 * @property {Record<string, number>} outcomes
 * @property {number[]} kilobytes of heap after each tenth, the warm-up first
 * @property {number} grownBy in kilobytes, after the warm-up
 * @property {string[]} unhandledRejections
 *
 * @param {string} folder
 * @returns {Promise<HeapCheck>}
 */
async function callAndMeasure(folder) {
  const { createClient } = await import(pathToFileURL(join(folder, 'index.js')).href);
  const keys = makeKeys();
  const { port } = await server.ask(keys);
  const wxpay = createClient({
    mchid: keys.mchid,
    serial: keys.serial,
    privateKey: keys.merchantKey,
    certs: { [keys.platformSerial]: keys.platformPublicKey },
    baseUrl: `http://127.0.0.1:${port}/`,
    retries: 0,
  });
  // One signal for all calls, as in a server that aborts calls when it shuts down.
  const { signal } = new AbortController();
  const kilobytes = [];
  /** @type {Record<string, number>} */
  const outcomes = {};
  const tenth = Math.ceil(calls / 10);
  for (let round = 0; round < 11; round += 1) {
    // An additional tenth before the others warms up.
    await makeCalls(tenth, (index) => callOnce(wxpay, index, signal), outcomes);
    kilobytes.push(await measureHeap());
  }
  const [, first = 0] = kilobytes;
  const last = kilobytes.at(-1) ?? 0;
  return { calls: tenth * 11, outcomes, kilobytes, grownBy: last - first, unhandledRejections: unheard.map(String) };
}

/**
 * @param {number} count
 * @param {(index: number) => Promise<unknown>} call
 * @param {Record<string, number>} outcomes counted by the name of the error
 */
async function makeCalls(count, call, outcomes) {
  let next = 0;
  const keepCalling = async () => {
    while (next < count) {
      next += 1;
      const outcome = await call(next).then(
        () => 'answered',
        (error) => (error instanceof Error ? error.name : String(error)),
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, keepCalling));
}

/**
 * @param {any} wxpay the type of the chain depends on the pages
 * @param {number} index
 * @param {AbortSignal} signal
 */
function callOnce(wxpay, index, signal) {
  const path = '/v3/payroll-card/relations/o1';
  const ask = (/** @type {string} */ is, options = {}) =>
    wxpay.request('GET', path, { query: { is } }, { signal, ...options });
  switch (index % 20) {
    case 0:
      return ask('refused');
    case 1:
      return ask('forged');
    case 2:
      return ask('cut');
    case 3:
      return ask('silent', { timeout: 10 });
    case 4:
      return ask('silent', { signal: AbortSignal.timeout(5) });
    case 5:
      return ask('refused').withResponse();
    case 6:
      return wxpay.v3.payrollCard.relations._openid_.get({ openid: '', query: { sub_mchid: '1' } });
    default:
      return wxpay.v3.payrollCard.relations._openid_.get(
        { openid: `o${index}`, query: { sub_mchid: '1' } },
        { signal },
      );
  }
}

/** Measure after a moment, when cut sockets are closed. */
async function measureHeap() {
  for (let pass = 0; pass < 5; pass += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return Math.round(process.memoryUsage().heapUsed / 1024);
}
