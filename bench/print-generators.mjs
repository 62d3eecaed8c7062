import { printTable, spread } from './print-table.mjs';

/**
 * The costs of docwright and its peers.
 *
 * @param {import('./measure-generators.mjs').Comparison} comparison
 */
export function printGenerators({ costs, peers }) {
  const rows = [...costs].map(([name, { seconds, cpuSeconds, megabytes, ratio, cpuRatio }]) => [
    peers.includes(name) ? name : `docwright, ${name}`,
    seconds.median.toFixed(2),
    spread(seconds),
    `${ratio.median.toFixed(2)} (${spread(ratio)})`,
    orNothing(cpuSeconds.median, 2),
    orNothing(cpuRatio.median, 2),
    orNothing(megabytes.max, 0),
  ]);
  const head = ['', 'median s', 'min–max s', 'to cold (min–max)', 'CPU s', 'to cold', 'peak MB'];
  return printTable(head, rows);
}

/** @param {readonly import('./measure-scaling.mjs').Size[]} scaling */
export function printScaling(scaling) {
  const rows = scaling.map(({ pages, seconds, cpuSeconds, megabytes }) => [
    `${pages} pages`,
    seconds.median.toFixed(2),
    ((seconds.median / pages) * 1000).toFixed(2),
    cpuSeconds.median.toFixed(2),
    ((cpuSeconds.median / pages) * 1000).toFixed(2),
    megabytes.max.toFixed(0),
  ]);
  return printTable(['', 'median s', 'ms a page', 'CPU s', 'CPU ms a page', 'peak MB'], rows);
}

/**
 * @param {number} number
 * @param {number} digits
 */
function orNothing(number, digits) {
  return Number.isNaN(number) ? '' : number.toFixed(digits);
}
