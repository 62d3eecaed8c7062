import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeProcess } from './time-process.mjs';

const reporter = join(import.meta.dirname, 'report-usage.cjs');

/**
 * The costs of one run of a Node program. Processor time and peak memory are those that the system reports for the process and
 * all its threads, read by the process itself as it ends (`process.resourceUsage`); Node processes that it starts add theirs.
 *
 * @typedef {object} Cost
 * @property {number} seconds on the clock
 * @property {number} cpuSeconds user and system
 * @property {number} megabytes largest resident set
 */

/**
 * @param {readonly string[]} args
 * @returns {Promise<Cost>}
 */
export async function measureProcess(args) {
  const folder = await mkdtemp(join(tmpdir(), 'docwright-usage-'));
  const file = join(folder, 'usage.jsonl');
  const NODE_OPTIONS = `${process.env['NODE_OPTIONS'] ?? ''} --require ${JSON.stringify(reporter)}`.trim();
  try {
    const { seconds } = await timeProcess(args, {
      env: { ...process.env, NODE_OPTIONS, DOCWRIGHT_BENCH_USAGE: file },
    });
    const processes = (await readFile(file, 'utf8')).trimEnd().split('\n').map(readUsage);
    return { seconds, cpuSeconds: sum(processes, 'cpuSeconds'), megabytes: sum(processes, 'megabytes') };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {string} line */
function readUsage(line) {
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(line);
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/**
 * @template {string} Name
 * @param {readonly { readonly [Member in Name]: number }[]} rows
 * @param {Name} name
 */
function sum(rows, name) {
  return rows.reduce((total, row) => total + row[name], 0);
}
