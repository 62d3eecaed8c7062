import { availableParallelism, loadavg } from 'node:os';
import { printTable, spread } from './print-table.mjs';

/**
 * @typedef {import('./compare-with-peer.mjs').Comparison} Comparison
 * @typedef {import('./measure-consumer.mjs').ConsumerCosts} ConsumerCosts
 * @typedef {import('./read-call.mjs').BenchCall} BenchCall
 */

/**
 * Everything that a run measured, as Markdown.
 *
 * @param {{ readonly call: BenchCall, readonly peer: string, readonly comparison: Comparison, readonly consumer: ConsumerCosts }} measured
 */
export function printResults({ call, peer, comparison, consumer }) {
  return [
    '# What docwright costs',
    `Written by \`npm run bench -- ${call.input} --runs ${call.runs}\`: ${describeMachine()}. What is compared runs in turn, so a busy machine changes seconds more than ratios; where its load is above its CPUs, a second thread has nothing to run on and only processor time can be compared.`,
    `## Generate ${comparison.input.operations} operations`,
    describeComparison(call, comparison),
    printComparison(comparison, peer).trimEnd(),
    '## Use the client',
    describeConsumer(call),
    printChecks(consumer).trimEnd(),
    `One call, bundled and minified by esbuild without the client: ${consumer.bundleBytes.median} bytes in the median, ${consumer.bundleBytes.max} bytes at most (\`${consumer.bundleBytes.largest}\`).`,
    '## Targets',
    printTargets(comparison, consumer),
  ].join('\n\n');
}

function describeMachine() {
  const cpus = availableParallelism();
  const [load = 0] = loadavg();
  const machine = `${cpus} CPU${cpus === 1 ? '' : 's'}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return `${machine}, load ${load.toFixed(1)} at the end`;
}

/**
 * @param {BenchCall} call
 * @param {Comparison} comparison
 */
function describeComparison({ input, runs }, { input: { pages } }) {
  return `Whole processes, in turn, ${runs} time${runs === 1 ? '' : 's'} each after one warm-up. docwright reads ${pages} pages of \`${input}\` and writes a complete client; openapi-typescript reads the same operations, members, listed values and descriptions from one JSON document and writes types alone. Cold: nothing was written before. Unchanged: the same command again. Memory is the largest resident set that the system counted.`;
}

/**
 * @param {Comparison} comparison
 * @param {string} peer
 */
function printComparison({ costs }, peer) {
  const names = { cold: 'docwright, cold', unchanged: 'docwright, unchanged', peer };
  /** @type {('cold' | 'unchanged' | 'peer')[]} */
  const contestants = ['cold', 'unchanged', 'peer'];
  const rows = contestants.map((contestant) => {
    const { seconds, cpuSeconds, megabytes, ratio, cpuRatio } = costs[contestant];
    return [
      names[contestant],
      seconds.median.toFixed(2),
      spread(seconds),
      `${ratio.median.toFixed(2)} (${spread(ratio)})`,
      cpuSeconds.median.toFixed(2),
      `${cpuRatio.median.toFixed(2)} (${spread(cpuRatio)})`,
      megabytes.max.toFixed(0),
    ];
  });
  return printTable(
    ['', 'median s', 'min–max s', 'to the peer (min–max)', 'CPU s', 'to the peer (min–max)', 'peak MB'],
    rows,
  );
}

/** @param {BenchCall} call */
function describeConsumer({ runs }) {
  return `\`tsc --noEmit\` of a project with one file, in turn, ${runs} time${runs === 1 ? '' : 's'} each after one warm-up. The empty consumer imports nothing; both load the types of Node. The client of a call is handed in, \`createClient\` brings the runtime along.`;
}

/** @param {ConsumerCosts} consumer */
function printChecks({ checks }) {
  const rows = checks.map(({ compiler, consumer, seconds, ratio }) => [
    `${compiler}, ${consumer}`,
    seconds.median.toFixed(2),
    spread(seconds),
    `${ratio.median.toFixed(2)} (${spread(ratio)})`,
  ]);
  return printTable(['', 'median s', 'min–max s', 'to empty (min–max)'], rows);
}

/**
 * @param {Comparison} comparison
 * @param {ConsumerCosts} consumer
 */
function printTargets({ costs }, { checks, bundleBytes }) {
  const callChecks = checks.filter(({ consumer }) => consumer.endsWith(' call'));
  const slowestCheck = Math.max(...callChecks.map(({ ratio }) => ratio.median));
  const coldMegabytes = costs.cold.megabytes.max;
  /** @type {[string, string, boolean][]} */
  const targets = [
    ['cold in less time than the peer', costs.cold.ratio.median.toFixed(2), costs.cold.ratio.median < 1],
    ['under 500 MB', coldMegabytes.toFixed(0), coldMegabytes < 500],
    ['tsc with one call within 10 % of without', slowestCheck.toFixed(2), slowestCheck <= 1.1],
    ['one call under 1 kB', `${bundleBytes.max}`, bundleBytes.max < 1000],
  ];
  return printTable(
    ['', 'measured', ''],
    targets.map(([target, measured, met]) => [target, measured, met ? 'met' : 'missed']),
  );
}
