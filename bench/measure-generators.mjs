import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changePage } from './change-page.mjs';
import { measureProcess } from './measure-process.mjs';
import { measureWatch } from './measure-watch.mjs';
import { listPeers } from './peers.mjs';
import { summarize, summarizeRatios } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

export const docwright = join(import.meta.dirname, '../dist/bundle/main.js');

/**
 * @typedef {import('./measure-process.mjs').Cost} Cost
 * @typedef {import('./summarize.mjs').Summary} Summary
 *
 * @typedef {object} Comparison
 * @property {ReadonlyMap<string, CostSummary>} costs docwright's runs by name, and the peers by name and version
 * @property {string[]} peers
 * @property {Input} input
 * @property {string} client the folder of the last client
 *
 * @typedef {object} CostSummary
 * @property {Summary} seconds
 * @property {Summary} cpuSeconds
 * @property {Summary} megabytes
 * @property {Summary} ratio of seconds, to a cold run in the same round
 * @property {Summary} cpuRatio of processor time, to a cold run in the same round
 *
 * @typedef {object} Input
 * @property {number} pages
 * @property {number} operations
 */

/**
 * Run docwright and its peers in turn, each as a whole process; the first round only warms up.
 *
 * @param {{ readonly input: string, readonly work: string, readonly runs: number }} place
 * @returns {Promise<Comparison>}
 */
export async function measureGenerators({ input, work, runs }) {
  const pages = join(work, 'pages');
  await cp(input, pages, { recursive: true });
  const document = join(work, 'document.json');
  const described = await writeDocument(pages, document);
  /** @type {Map<string, Cost>[]} */
  const rounds = [];
  let client = '';
  for (let round = 0; round <= runs; round += 1) {
    // Clients stay until the end: pending work of the file system after a deletion would slow down the next round.
    const folder = join(work, `round-${round}`);
    await mkdir(folder);
    client = join(folder, 'client');
    const costs = new Map([...(await runDocwright(pages, folder)), ...(await runPeers(document, folder))]);
    if (round > 0) rounds.push(costs);
    process.stderr.write(round === 0 ? 'warm-up' : ` ${round}`);
  }
  process.stderr.write(' done\n');
  return { costs: summarizeRounds(rounds), peers: listPeers().map(({ name }) => name), input: described, client };
}

/**
 * @param {string} pages
 * @param {string} document
 * @returns {Promise<Input>}
 */
async function writeDocument(pages, document) {
  await timeProcess([docwright, 'openapi', pages, '--out', document, '--no-cache', '--silent']);
  /** @type {Record<'paths' | 'webhooks', Record<string, Record<string, { 'x-docwright': { page: string } }>>>} */
  const { paths, webhooks } = JSON.parse(await readFile(document, 'utf8'));
  const operations = [paths, webhooks].flatMap(Object.values).flatMap(Object.values);
  return { pages: new Set(operations.map((each) => each['x-docwright'].page)).size, operations: operations.length };
}

/**
 * @param {string} pages
 * @param {string} folder
 * @returns {Promise<Map<string, Cost>>}
 */
async function runDocwright(pages, folder) {
  const reading = [pages, '--out', join(folder, 'client'), '--cache-dir', join(folder, 'cache')];
  const generate = [docwright, 'generate', ...reading];
  const cold = await measureProcess(generate);
  const unchanged = await measureProcess(generate);
  const check = await measureProcess([docwright, 'check', ...reading]);
  const restore = await changePage(pages);
  const onePage = await measureProcess(generate);
  await restore();
  const watch = await measureWatch([docwright, 'generate', '--watch', ...reading], pages);
  return new Map([
    ['cold', cold],
    ['unchanged', unchanged],
    ['one page changed', onePage],
    ['check', check],
    ['watch, one page changed', watch],
  ]);
}

/**
 * @param {string} document
 * @param {string} folder
 * @returns {Promise<Map<string, Cost>>}
 */
async function runPeers(document, folder) {
  /** @type {Map<string, Cost>} */
  const costs = new Map();
  for (const [index, { name, call }] of listPeers().entries()) {
    const out = join(folder, `peer-${index}`);
    await mkdir(out);
    costs.set(name, await measureProcess(call(document, out)));
  }
  return costs;
}

/**
 * @param {readonly ReadonlyMap<string, Cost>[]} rounds
 * @returns {Map<string, CostSummary>}
 */
function summarizeRounds(rounds) {
  /** @param {string} name @param {keyof Cost} member */
  const column = (name, member) => rounds.map((round) => round.get(name)?.[member] ?? Number.NaN);
  const names = [...(rounds[0]?.keys() ?? [])];
  return new Map(
    names.map((name) => [
      name,
      {
        seconds: summarize(column(name, 'seconds')),
        cpuSeconds: summarize(column(name, 'cpuSeconds')),
        megabytes: summarize(column(name, 'megabytes')),
        ratio: summarizeRatios(column(name, 'seconds'), column('cold', 'seconds')),
        cpuRatio: summarizeRatios(column(name, 'cpuSeconds'), column('cold', 'cpuSeconds')),
      },
    ]),
  );
}
