import { availableParallelism, loadavg } from 'node:os';
import { printGenerators, printScaling } from './print-generators.mjs';
import { printTable, spread } from './print-table.mjs';

/**
 * @typedef {import('./measure-generators.mjs').Comparison} Comparison
 * @typedef {import('./measure-scaling.mjs').Size} Size
 * @typedef {import('./measure-consumer.mjs').ConsumerCosts} ConsumerCosts
 * @typedef {import('./read-call.mjs').BenchCall} BenchCall
 */

/**
 * All results of a run, as Markdown.
 *
 * @param {{ readonly call: BenchCall, readonly comparison: Comparison, readonly scaling: readonly Size[], readonly consumer: ConsumerCosts }} measured
 */
export function printResults({ call, comparison, scaling, consumer }) {
  return [
    '# What docwright costs',
    `Written by \`npm run bench -- ${call.input} --runs ${call.runs}\`: ${describeMachine()}. What is compared runs in turn, so a busy machine changes seconds more than ratios; where its load is above its CPUs, a second thread has nothing to run on and only processor time can be compared.`,
    `## Generate ${comparison.input.operations} operations`,
    describeComparison(call, comparison),
    printGenerators(comparison).trimEnd(),
    'More pages are the same ones under other names; nothing was written before, and nothing is remembered.',
    printScaling(scaling).trimEnd(),
    '## Use the client',
    describeConsumer(call),
    printChecks(consumer).trimEnd(),
    describeCompletions(consumer),
    `A program with \`createClient\` and one call, bundled and minified with the runtime: ${consumer.programBytes.byFunction.whole} bytes by \`client.js\`, ${consumer.programBytes.byChain.whole} bytes by the chain in one file.`,
    `One call, bundled and minified by esbuild without the client: ${consumer.bundleBytes.median} bytes in the median, ${consumer.bundleBytes.max} bytes at most (\`${consumer.bundleBytes.largest}\`).`,
    '## Targets',
    printTargets({ comparison, scaling, consumer }),
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
  return `Whole processes, in turn, ${runs} time${runs === 1 ? '' : 's'} each after one warm-up. docwright reads ${pages} pages of \`${input}\` and writes a complete client; its peers read the OpenAPI document of the same pages, one JSON file that \`docwright openapi\` wrote before, and openapi-typescript writes types alone. Cold: nothing was written before. Unchanged: the same command again. One page changed: again, after one description has another word. Watch: from the change that the process was told of to the last file written, as it says itself. Memory is the largest resident set that the system counted.`;
}

/** @param {BenchCall} call */
function describeConsumer({ runs }) {
  return `\`tsc --noEmit\` of a project with one file, in turn, ${runs} time${runs === 1 ? '' : 's'} each after one warm-up. The empty consumer imports nothing; both load the types of Node. The client of a call is handed in, \`createClient\` brings the runtime along.`;
}

/** @param {ConsumerCosts} consumer */
function printChecks({ checks }) {
  const rows = checks.map(({ compiler, consumer, seconds, ratio, megabytes }) => [
    `${compiler}, ${consumer}`,
    seconds.median.toFixed(2),
    spread(seconds),
    `${ratio.median.toFixed(2)} (${spread(ratio)})`,
    megabytes.toFixed(0),
  ]);
  return printTable(['', 'median s', 'min–max s', 'to empty (min–max)', 'MB'], rows);
}

/** @param {ConsumerCosts} consumer */
function describeCompletions({ completions, scriptCompletions }) {
  return `Completion in the chain, by the language service of TypeScript 5.9.3: ${describeTimes(completions)}. By \`emit: 'js'\`: ${describeTimes(scriptCompletions)}.`;
}

/** @param {import('./measure-consumer.mjs').Completions} times */
function describeTimes({ first, next }) {
  return `${first.median.toFixed(0)} ms (${spread(first, 0)}) when the file was just opened, ${next.median.toFixed(0)} ms (${spread(next, 0)}) after each key`;
}

/** @param {{ readonly comparison: Comparison, readonly scaling: readonly Size[], readonly consumer: ConsumerCosts }} measured */
function printTargets({ comparison: { costs }, scaling, consumer: { checks, bundleBytes } }) {
  /** @param {string} start of a name */
  const ratioOf = (start) => [...costs].find(([name]) => name.startsWith(start))?.[1].ratio.median ?? Number.NaN;
  const callChecks = checks.filter(({ consumer }) => consumer.endsWith(' call'));
  const coldMegabytes = costs.get('cold')?.megabytes.max ?? Number.NaN;
  /** @type {[string, number, number][]} */
  const targets = [
    ['cold, to openapi-typescript', 1 / ratioOf('openapi-typescript'), 0.8],
    ['cold, to @hey-api/openapi-ts', 1 / ratioOf('@hey-api/openapi-ts'), 0.25],
    ['unchanged, to cold', ratioOf('unchanged'), 0.15],
    ['check, to cold', ratioOf('check'), 0.25],
    ['one page in watch, to cold', ratioOf('watch'), 0.05],
    ['MB of a cold run', coldMegabytes, 400],
    ['CPU for a page of the most, to one of 1,000', growth(scaling), 1.2],
    ['tsc with one call, to without', Math.max(...callChecks.map(({ ratio }) => ratio.median)), 1.1],
    ['bytes of one call', bundleBytes.max, 1000],
  ];
  return printTable(
    ['', 'measured', 'at most', ''],
    targets.map(([target, measured, most]) => [
      target,
      measured.toFixed(most < 10 ? 2 : 0),
      `${most}`,
      measured <= most ? 'met' : 'missed',
    ]),
  );
}

/** @param {readonly Size[]} scaling */
function growth(scaling) {
  const perPage = scaling
    .filter(({ pages }) => pages >= 1000)
    .map(({ pages, cpuSeconds }) => cpuSeconds.median / pages);
  return (perPage.at(-1) ?? Number.NaN) / (perPage[0] ?? Number.NaN);
}
