import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildClient, linkPackages } from './build-client.mjs';
import { makeCalls } from './make-calls.mjs';
import { prepareCalls } from './sandbox-calls.mjs';
import { startProcess } from './start-process.mjs';

/**
 * Make many calls of every kind to a sandbox, and check that its heap does not grow: orders are queried and placed again, so
 * the only new data are the nonces of signed calls, which are kept for ten minutes to detect repetitions. Then place new
 * orders, and measure the memory of each. Prints the results as JSON.
 *
 *     node bench/check-sandbox-heap.mjs --calls 50000
 */
const { values } = parseArgs({ options: { calls: { type: 'string', default: '50000' } } });
const calls = Number(values.calls);
const concurrency = 16;
/** Of ten calls one is of v2, which has no nonce. */
const signed = 0.9;

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

const work = await mkdtemp(join(tmpdir(), 'docwright-sandbox-'));
const server = startProcess('serve-sandbox.mjs');
try {
  await linkPackages(work);
  const client = await buildClient({ client: join(import.meta.dirname, '../generated'), work, name: 'client' });
  process.stdout.write(`${JSON.stringify(await callAndMeasure(client), undefined, 2)}\n`);
} finally {
  server.stop();
  await rm(work, { recursive: true });
}

/**
 * @typedef {object} SandboxHeapCheck
 * @property {number} calls
 * @property {number[]} kilobytes of heap after each fifth
 * @property {number} grownBy in kilobytes from the first fifth to the last, without nonces
 * @property {number} bytesOfOrder memory of a new order
 *
 * @param {string} client
 * @returns {Promise<SandboxHeapCheck>}
 */
async function callAndMeasure(client) {
  const served = await server.ask({ input: join(import.meta.dirname, '../specs') });
  const known = await prepareCalls(client, served);
  const fifth = Math.ceil(calls / 5);
  const kilobytes = [];
  for (let round = 0; round < 5; round += 1) {
    await makeCalls({ count: fifth, concurrency, call: (index) => callOnce(known, index) });
    kilobytes.push(await measureHeap());
  }
  // Fewer would be lost in the noise.
  const orders = 2000;
  await makeCalls({ count: orders, concurrency, call: (index) => known.place(1000 + index) });
  const [first = 0] = kilobytes;
  const last = kilobytes.at(-1) ?? 0;
  const nonces = measureNonces(4 * fifth * signed);
  const bytesOfOrder = Math.round((((await measureHeap()) - last - measureNonces(orders)) * 1024) / orders);
  return { calls: 5 * fifth, kilobytes, grownBy: Math.round(last - first - nonces), bytesOfOrder };
}

/**
 * @param {import('./sandbox-calls.mjs').SandboxCalls} known
 * @param {number} index
 */
function callOnce(known, index) {
  switch (index % 10) {
    case 0:
      return known.place(index % 500);
    case 1:
      return known.xml(index);
    case 2:
      return known.sealed(index);
    case 3:
      return known.certificates(index);
    case 4:
      return known.refused(index);
    case 5:
    case 6:
      return known.invented(index);
    default:
      return known.query(index);
  }
}

/**
 * The number of kilobytes of this number of nonces, as a sandbox stores them.
 *
 * @param {number} count
 */
function measureNonces(count) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const nonces = new Set(Array.from({ length: count }, () => randomBytes(16).toString('hex')));
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  return nonces.size === 0 ? 0 : (after - before) / 1024;
}

async function measureHeap() {
  const { heapKilobytes } = await server.ask({ heap: true });
  return heapKilobytes;
}
