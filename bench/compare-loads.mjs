import { join } from 'node:path';
import { summarize, summarizeRatios } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

/**
 * @typedef {import('./load-client.mjs').Loaded} Loaded
 * @typedef {import('./load-client.mjs').LoadCost} LoadCost
 * @typedef {import('./summarize.mjs').Summary} Summary
 *
 * @typedef {object} LoadCosts
 * @property {Loaded} name
 * @property {Summary} milliseconds
 * @property {Summary} ratio of time, to the peer in the same round
 * @property {number} heapMegabytes median
 * @property {number} residentMegabytes median
 */

/** @type {readonly Loaded[]} */
const names = ['chain', 'call', 'bundle', 'peer'];

/**
 * Load each in a fresh process, in turn; the first round only fills the disk cache.
 *
 * @param {{ readonly whole: string, readonly client: string, readonly bundle: string, readonly rounds: number }} setting
 * @returns {Promise<LoadCosts[]>}
 */
export async function compareLoads({ whole, client, bundle, rounds }) {
  const places = { chain: whole, call: client, bundle, peer: '' };
  /** @type {Record<Loaded, LoadCost[]>} */
  const costs = { chain: [], call: [], bundle: [], peer: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const { output } = await timeProcess([
        '--expose-gc',
        join(import.meta.dirname, 'load-client.mjs'),
        name,
        places[name],
      ]);
      if (round >= 0) costs[name].push(JSON.parse(output));
    }
  }
  return names.map((name) => ({
    name,
    milliseconds: summarize(costs[name].map((cost) => cost.milliseconds)),
    ratio: summarizeRatios(
      costs[name].map((cost) => cost.milliseconds),
      costs.peer.map((cost) => cost.milliseconds),
    ),
    heapMegabytes: summarize(costs[name].map((cost) => cost.heapMegabytes)).median,
    residentMegabytes: summarize(costs[name].map((cost) => cost.residentMegabytes)).median,
  }));
}
