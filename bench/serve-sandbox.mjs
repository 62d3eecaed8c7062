import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * A sandbox in its own process. Started with `fork`; receives the folder of the pages, and sends the options of a client.
 * It responds to each later message with its costs so far.
 *
 * @typedef {object} ServedSandbox
 * @property {string} baseUrl
 * @property {string} mchid
 * @property {string} serial
 * @property {string} privateKey
 * @property {Record<string, string>} certs
 * @property {string} apiV3Key
 * @property {string} secret
 * @property {number} startMilliseconds until it listened
 *
 * @typedef {object} ServerCost
 * @property {number} cpuMicroseconds user and system, all threads
 * @property {number} heapKilobytes after a garbage collection, if one was requested
 */

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

process.once('message', async (/** @type {{ readonly input: string }} */ { input }) => {
  /** @type {typeof import('../dist/sandbox/index.js')} */
  const { startSandbox } = await import(new URL('../dist/bundle/sandbox/index.js', import.meta.url).href);
  const start = performance.now();
  const sandbox = await startSandbox({ input, refundAfter: Number.POSITIVE_INFINITY });
  const startMilliseconds = performance.now() - start;
  const { mchid, serial, privateKey, certs, apiV3Key, secret, baseUrl } = sandbox.clientOptions;
  const [[id, publicKey] = ['', '']] = Object.entries(certs);
  const options = { mchid, serial, apiV3Key, secret, baseUrl, startMilliseconds };
  process.on('message', async (/** @type {{ readonly heap: boolean }} */ { heap }) => {
    process.send?.({ ...readCpu(), heapKilobytes: heap ? await measureHeap() : 0 });
  });
  process.send?.({ ...options, privateKey: toPem(privateKey), certs: { [id]: toPem(publicKey) } });
});
process.on('disconnect', () => process.exit());

/** @param {import('node:crypto').KeyObject | string} key */
function toPem(key) {
  if (typeof key === 'string') return key;
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString();
}

function readCpu() {
  const { user, system } = process.cpuUsage();
  return { cpuMicroseconds: user + system };
}

/** Measure after a moment, when closed connections are released. */
async function measureHeap() {
  for (let pass = 0; pass < 5; pass += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
  }
  return Math.round(process.memoryUsage().heapUsed / 1024);
}
