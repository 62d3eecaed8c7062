import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureProcess } from './measure-process.mjs';
import { schemaToOpenApi } from './schema-to-openapi.mjs';
import { summarize, summarizeRatios } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

const docwright = join(import.meta.dirname, '../dist/main.js');
const peer = join(import.meta.dirname, 'node_modules/openapi-typescript/bin/cli.js');

/**
 * @typedef {object} Place
 * @property {string} input the folder of pages
 * @property {string} work a folder to write to
 * @property {number} runs how often each is measured
 *
 * @typedef {import('./measure-process.mjs').Cost} Cost
 * @typedef {'cold' | 'unchanged' | 'peer'} Contestant
 *
 * @typedef {object} Comparison
 * @property {Record<Contestant, CostSummary>} costs
 * @property {Input} input
 * @property {string} client the folder of the last client
 *
 * @typedef {object} CostSummary
 * @property {import('./summarize.mjs').Summary} seconds
 * @property {import('./summarize.mjs').Summary} cpuSeconds
 * @property {import('./summarize.mjs').Summary} megabytes
 * @property {import('./summarize.mjs').Summary} ratio of seconds, to the peer in the same round
 * @property {import('./summarize.mjs').Summary} cpuRatio of processor time, to the peer in the same round
 *
 * @typedef {object} Input
 * @property {number} pages
 * @property {number} operations
 */

/**
 * Run docwright and openapi-typescript in turn, each as a whole process; the first round only warms up.
 *
 * @param {Place} place
 * @returns {Promise<Comparison>}
 */
export async function compareWithPeer({ input, work, runs }) {
  const document = join(work, 'document.json');
  const described = await writeDocument(input, document);
  /** @type {Record<Contestant, Cost>[]} */
  const rounds = [];
  let client = '';
  for (let round = 0; round <= runs; round += 1) {
    // Clients stay until the end: what a file system still has to do for one that was deleted slows the next round.
    client = join(work, `client-${round}`);
    const costs = await runRound({ input, document, client, types: join(work, 'types.ts') });
    if (round > 0) rounds.push(costs);
    process.stderr.write(round === 0 ? 'warm-up' : ` ${round}`);
  }
  process.stderr.write(' done\n');
  return { costs: summarizeRounds(rounds), input: described, client };
}

/**
 * @param {string} input
 * @param {string} document
 * @returns {Promise<Input>}
 */
async function writeDocument(input, document) {
  const { output } = await timeProcess([docwright, 'inspect', input, '--silent']);
  /** @type {import('../dist/model/schema.js').ApiSchema} */
  const schema = JSON.parse(output);
  await writeFile(document, JSON.stringify(schemaToOpenApi(schema), undefined, 2));
  const operations = schema.pages.reduce((sum, page) => sum + page.operations.length, 0);
  return { pages: schema.pages.length, operations };
}

/**
 * @param {{ readonly input: string, readonly document: string, readonly client: string, readonly types: string }} paths
 * @returns {Promise<Record<Contestant, Cost>>}
 */
async function runRound({ input, document, client, types }) {
  const generate = [docwright, 'generate', input, '--out', client];
  const cold = await measureProcess(generate);
  const unchanged = await measureProcess(generate);
  await rm(types, { force: true });
  return { cold, unchanged, peer: await measureProcess([peer, document, '-o', types]) };
}

/**
 * @param {readonly Record<Contestant, Cost>[]} rounds
 * @returns {Record<Contestant, CostSummary>}
 */
function summarizeRounds(rounds) {
  const peers = rounds.map((round) => round.peer);
  /** @param {Contestant} contestant */
  const costsOf = (contestant) => {
    const costs = rounds.map((round) => round[contestant]);
    const seconds = costs.map((cost) => cost.seconds);
    const cpuSeconds = costs.map((cost) => cost.cpuSeconds);
    return {
      seconds: summarize(seconds),
      cpuSeconds: summarize(cpuSeconds),
      megabytes: summarize(costs.map((cost) => cost.megabytes)),
      ratio: summarizeRatios(
        seconds,
        peers.map((peer) => peer.seconds),
      ),
      cpuRatio: summarizeRatios(
        cpuSeconds,
        peers.map((peer) => peer.cpuSeconds),
      ),
    };
  };
  return { cold: costsOf('cold'), unchanged: costsOf('unchanged'), peer: costsOf('peer') };
}
