import { join } from 'node:path';
import { printTable, spread } from './print-table.mjs';
import { summarize } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

const timePhases = join(import.meta.dirname, 'time-phases.mjs');

/**
 * The time of each phase on one thread, as a table.
 *
 * @param {import('./read-call.mjs').BenchCall} call
 */
export async function printPhases({ input, runs }) {
  /** @type {Map<string, number[]>} */
  const seconds = new Map();
  for (let round = 0; round <= runs; round += 1) {
    const { output } = await timeProcess([timePhases, input]);
    /** @type {[string, number][]} */
    const phases = JSON.parse(output);
    if (round > 0) for (const [phase, time] of phases) seconds.set(phase, [...(seconds.get(phase) ?? []), time]);
  }
  const rows = [...seconds].map(([phase, times]) => {
    const summary = summarize(times);
    return [phase, (summary.median * 1000).toFixed(0), spread({ ...summary, ...inMilliseconds(summary) }, 0)];
  });
  return printTable([`One thread, ${input}`, 'median ms', 'min–max ms'], rows);
}

/** @param {import('./summarize.mjs').Summary} summary */
function inMilliseconds({ min, max }) {
  return { min: min * 1000, max: max * 1000 };
}
