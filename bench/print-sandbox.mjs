import { availableParallelism, loadavg } from 'node:os';
import { printTable, spread } from './print-table.mjs';

/**
 * @typedef {import('./measure-sandbox.mjs').SandboxMeasurement} SandboxMeasurement
 * @typedef {import('./read-call.mjs').BenchCall} BenchCall
 */

/** Everything below it in RESULTS.md is written by this file. */
export const sandboxHeading = '## Call the sandbox';

/**
 * The section of RESULTS.md about the sandbox.
 *
 * @param {BenchCall} call
 * @param {SandboxMeasurement} measured
 */
export function printSandbox({ runs }, measured) {
  const [load = 0] = loadavg();
  return [
    sandboxHeading,
    `Written by \`npm run bench -- --runs ${runs} --sandbox\`: ${availableParallelism()} CPUs, Node ${process.versions.node}, load ${load.toFixed(1)} at the end.`,
    `A sandbox of \`specs\` in a process of its own, called by the generated client from another, 16 at a time, ${measured.calls} calls of each kind in turn, ${3 * runs} times after a warm-up. Processor time is that of the sandbox alone. Beside it stands what no v3 call does without: to verify one signature and to make one, by \`node:crypto\` with keys of 2048 bits, in the same rounds. Sealed members are opened and sealed with the same keys, one by one.`,
    printCosts(measured).trimEnd(),
    printHeap(measured),
  ].join('\n\n');
}

/** @param {SandboxMeasurement} measured */
function printCosts({ costs, signMicroseconds: sign, verifyMicroseconds: verify }) {
  /** @type {Record<string, string>} */
  const titles = {
    place: 'place an order',
    query: 'ask for an order',
    certificates: 'certificates of the platform',
    invented: 'an answer by its page alone',
    sealed: 'two members sealed',
    xml: 'v2: XML, MD5',
    refused: 'refused: a member is missing',
  };
  /** @param {string} name @param {import('./summarize.mjs').Summary} microseconds */
  const bare = (name, { median, min }) => [name, '', '', median.toFixed(0), min.toFixed(0), ''];
  const rows = costs.map(({ name, perSecond, cpuMicroseconds, ratio }) => [
    titles[name] ?? name,
    perSecond.median.toFixed(0),
    spread(perSecond, 0),
    cpuMicroseconds.median.toFixed(0),
    cpuMicroseconds.min.toFixed(0),
    `${ratio.median.toFixed(2)} (${spread(ratio)})`,
  ]);
  const head = ['', 'calls/s', 'min–max', 'CPU µs a call', 'least', 'to verify and sign (min–max)'];
  return printTable(head, [bare('RSA: one signature', sign), bare('RSA: one verification', verify), ...rows]);
}

/** @param {SandboxMeasurement} measured */
function printHeap({ heap: { calls, kilobytes, grownBy, bytesOfOrder }, startMilliseconds }) {
  const megabytes = kilobytes.map((each) => (each / 1024).toFixed(1)).join(', ');
  const start = `${startMilliseconds.median.toFixed(0)} ms (${spread(startMilliseconds, 0)})`;
  return `From \`startSandbox\` until it listens: ${start}. Heap over ${calls} calls that place no new order, after each fifth: ${megabytes} MB; of that ${grownBy} kB more than the nonces that are remembered for ten minutes. Each new order takes ${bytesOfOrder} bytes.\n`;
}
