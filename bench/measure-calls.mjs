import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient, bundleCall, linkPackages } from './build-client.mjs';
import { compareCalls } from './compare-calls.mjs';
import { compareLoads } from './compare-loads.mjs';
import { timeProcess } from './time-process.mjs';

const root = join(import.meta.dirname, '..');
const docwright = join(root, 'dist/main.js');
const page = 'v3/payroll-card/authentications/pre-order.js';

/**
 * @typedef {object} CallMeasurement
 * @property {import('./compare-calls.mjs').CallCosts[]} calls
 * @property {import('./compare-loads.mjs').LoadCosts[]} loads
 * @property {import('./check-heap.mjs').HeapCheck} heap
 * @property {number} operations in the client that is loaded whole
 * @property {string} peer with its version
 */

/**
 * The costs of the generated client at run time: time of a call, time and memory to load it, and growth of the heap.
 *
 * @param {import('./read-call.mjs').BenchCall} call
 * @returns {Promise<CallMeasurement>}
 */
export async function measureCalls({ input, runs }) {
  const work = await mkdtemp(join(tmpdir(), 'docwright-calls-'));
  try {
    await writeFile(join(work, 'package.json'), '{ "type": "module" }\n');
    await linkPackages(work);
    process.stderr.write('Calls …\n');
    const client = await buildClient({ client: join(root, 'generated'), work, name: 'calls' });
    const calls = await compareCalls({ client, rounds: 12 * runs });
    process.stderr.write('Loading …\n');
    const whole = join(work, 'whole');
    await timeProcess([docwright, 'generate', input, '--out', whole, '--silent']);
    const bundle = await bundleCall({ client: join(root, 'generated'), work, page });
    const loads = await compareLoads({
      whole: await buildClient({ client: whole, work, name: 'loads' }),
      client,
      bundle,
      rounds: 2 * runs,
    });
    process.stderr.write('Heap …\n');
    const { output } = await timeProcess([join(import.meta.dirname, 'check-heap.mjs')]);
    return { calls, loads, heap: JSON.parse(output), operations: await countOperations(whole), peer: await namePeer() };
  } finally {
    await rm(work, { recursive: true });
  }
}

/** @param {string} client */
async function countOperations(client) {
  return JSON.parse(await readFile(join(client, 'manifest.json'), 'utf8')).operations;
}

async function namePeer() {
  const manifest = join(import.meta.dirname, 'node_modules/wechatpay-axios-plugin/package.json');
  return `wechatpay-axios-plugin ${JSON.parse(await readFile(manifest, 'utf8')).version}`;
}
