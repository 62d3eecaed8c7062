import { makeKeys } from './make-keys.mjs';
import { startProcess } from './start-process.mjs';
import { summarize, summarizeRatios } from './summarize.mjs';

/**
 * @typedef {import('./callers.mjs').CallerName} CallerName
 * @typedef {import('./time-calls.mjs').BatchCost} BatchCost
 * @typedef {import('./summarize.mjs').Summary} Summary
 *
 * @typedef {object} CallCosts the costs of one caller with this number of concurrent calls
 * @property {CallerName} name
 * @property {number} concurrency
 * @property {Summary} perSecond
 * @property {Summary} perSecondRatio to the bare fetch that verifies, in the same round
 * @property {Summary} cpuMicroseconds
 * @property {Summary} cpuRatio to the same
 */

/** @type {readonly CallerName[]} */
const names = ['generated', 'verifying', 'bare', 'peer'];
/** Short, so that other work of the machine affects all callers. */
const milliseconds = 150;

/**
 * Let all callers call the same server in turn, each from its own long-lived process; the first rounds only warm up.
 *
 * @param {{ readonly client: string, readonly rounds: number }} setting
 * @returns {Promise<CallCosts[]>}
 */
export async function compareCalls({ client, rounds }) {
  const keys = makeKeys();
  const server = startProcess('serve-answers.mjs');
  const { port } = await server.ask(keys);
  const setting = { keys, url: `http://127.0.0.1:${port}`, client };
  const processes = names.map((name) => ({ name, process: startProcess('time-calls.mjs') }));
  for (const { name, process } of processes) await process.ask({ ...setting, name });
  const costs = [];
  for (const concurrency of [1, 16]) costs.push(...(await compareAt({ concurrency, rounds, processes })));
  for (const { stop } of [server, ...processes.map(({ process }) => process)]) stop();
  return costs;
}

/**
 * @param {object} comparison
 * @param {number} comparison.concurrency
 * @param {number} comparison.rounds
 * @param {readonly { readonly name: CallerName, readonly process: import('./start-process.mjs').Started }[]} comparison.processes
 * @returns {Promise<CallCosts[]>}
 */
async function compareAt({ concurrency, rounds, processes }) {
  /** @type {Record<CallerName, BatchCost[]>} */
  const batches = { generated: [], verifying: [], bare: [], peer: [] };
  for (let round = -6; round < rounds; round += 1) {
    // The order may favor a caller; reversing it in every other round evens that out.
    for (const { name, process } of round % 2 === 0 ? processes : processes.toReversed()) {
      const cost = await process.ask({ concurrency, milliseconds });
      if (round >= 0) batches[name].push(cost);
    }
  }
  const reference = batches.verifying;
  return names.map((name) => summarizeBatches({ name, concurrency }, batches[name], reference));
}

/**
 * @param {Pick<CallCosts, 'name' | 'concurrency'>} who
 * @param {readonly BatchCost[]} batches
 * @param {readonly BatchCost[]} reference
 * @returns {CallCosts}
 */
function summarizeBatches(who, batches, reference) {
  /** @param {readonly BatchCost[]} costs @param {keyof BatchCost} name */
  const column = (costs, name) => costs.map((cost) => cost[name]);
  return {
    ...who,
    perSecond: summarize(column(batches, 'perSecond')),
    perSecondRatio: summarizeRatios(column(batches, 'perSecond'), column(reference, 'perSecond')),
    cpuMicroseconds: summarize(column(batches, 'cpuMicroseconds')),
    cpuRatio: summarizeRatios(column(batches, 'cpuMicroseconds'), column(reference, 'cpuMicroseconds')),
  };
}
