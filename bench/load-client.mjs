import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeKeys } from './make-keys.mjs';

/**
 * A process that loads one module, creates a client with it, and prints the costs as JSON. Started with --expose-gc.
 *
 *     node --expose-gc bench/load-client.mjs chain /tmp/client
 *
 * @typedef {'chain' | 'call' | 'bundle' | 'peer'} Loaded
 *
 * @typedef {object} LoadCost
 * @property {number} milliseconds
 * @property {number} heapMegabytes that it keeps after a garbage collection
 * @property {number} residentMegabytes by which the process grew
 */
const [, , what = '', place = ''] = process.argv;
const keys = makeKeys();
const options = {
  mchid: keys.mchid,
  serial: keys.serial,
  privateKey: keys.merchantKey,
  certs: { [keys.platformSerial]: keys.platformPublicKey },
};

/** @type {Record<string, () => Promise<unknown>>} */
const loads = {
  chain: async () => (await importFile('index.js')).createClient(options),
  call: async () => [
    (await importFile('client.js')).createClient(options),
    await importFile('v3/payroll-card/authentications/pre-order.js'),
  ],
  bundle: async () => (await importFile('')).createClient(options),
  peer: async () => {
    const { Wechatpay } = createRequire(import.meta.url)('wechatpay-axios-plugin');
    // In a list, because the client takes every name as a part of a URL: when awaited, it would call /then.
    return [new Wechatpay(options)];
  },
};

/** @param {string} path */
function importFile(path) {
  return import(pathToFileURL(join(place, path)).href);
}

globalThis.gc?.();
const before = process.memoryUsage();
const start = performance.now();
const loaded = await loads[what]?.();
const milliseconds = performance.now() - start;
globalThis.gc?.();
const after = process.memoryUsage();
const megabytes = (/** @type {'heapUsed' | 'rss'} */ name) => (after[name] - before[name]) / 1024 ** 2;
const cost = { milliseconds, heapMegabytes: megabytes('heapUsed'), residentMegabytes: megabytes('rss') };
// The loaded value is referenced until here, so that it is not collected.
if (loaded !== undefined) process.stdout.write(JSON.stringify(cost));
