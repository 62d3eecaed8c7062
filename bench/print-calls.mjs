import { availableParallelism, loadavg } from 'node:os';
import { printTable, spread } from './print-table.mjs';

/**
 * @typedef {import('./measure-calls.mjs').CallMeasurement} CallMeasurement
 * @typedef {import('./read-call.mjs').BenchCall} BenchCall
 * @typedef {import('./compare-calls.mjs').CallCosts} CallCosts
 */

/** Everything below it in RESULTS.md is written by this file. */
export const callsHeading = '## Call by the client';

/**
 * The section of RESULTS.md about calls.
 *
 * @param {BenchCall} call
 * @param {CallMeasurement} measured
 */
export function printCalls(call, measured) {
  const [load = 0] = loadavg();
  return [
    callsHeading,
    `Written by \`npm run bench -- ${call.input} --runs ${call.runs} --calls\`: ${availableParallelism()} CPUs, Node ${process.versions.node}, load ${load.toFixed(1)} at the end.`,
    `\`POST /v3/payroll-card/authentications/pre-order\` to a server on localhost that gives one signed answer from a process of its own and checks nothing. Each caller has a process, too, and calls for 150 ms in turn, ${12 * call.runs} times after a warm-up. Ratios are to the bare fetch that verifies, which does by hand what the client does: sign, send within a time limit, verify, parse. Processor time is that of the caller alone; its least is what the other programs of a busy machine change least.`,
    printSpeeds(measured).trimEnd(),
    `Loaded from JavaScript into a fresh process, until a client is made, ${2 * call.runs} times in turn. Heap is what it keeps after a garbage collection.`,
    printLoads(measured).trimEnd(),
    printHeap(measured),
    printTargets(measured),
  ].join('\n\n');
}

/** @param {CallMeasurement} measured */
function printSpeeds({ calls, peer }) {
  const names = {
    generated: 'generated client',
    verifying: 'fetch, signed and verified by hand',
    bare: 'fetch, signed by hand, not verified',
    peer,
  };
  const rows = calls.map(({ name, concurrency, perSecond, perSecondRatio, cpuMicroseconds, cpuRatio }) => [
    `${concurrency} at a time: ${names[name]}`,
    perSecond.median.toFixed(0),
    spread(perSecond, 0),
    `${perSecondRatio.median.toFixed(2)} (${spread(perSecondRatio)})`,
    cpuMicroseconds.median.toFixed(0),
    cpuMicroseconds.min.toFixed(0),
    `${cpuRatio.median.toFixed(2)} (${spread(cpuRatio)})`,
  ]);
  return printTable(
    ['', 'calls/s', 'min–max', 'to verified (min–max)', 'CPU µs a call', 'least', 'to verified (min–max)'],
    rows,
  );
}

/** @param {CallMeasurement} measured */
function printLoads({ loads, operations, peer }) {
  const names = {
    chain: `the chain of ${operations} operations (index.js)`,
    call: 'one page and createClient (client.js)',
    bundle: 'the same in one file, by esbuild',
    peer,
  };
  const rows = loads.map(({ name, milliseconds, ratio, heapMegabytes, residentMegabytes }) => [
    names[name],
    milliseconds.median.toFixed(1),
    spread(milliseconds, 1),
    `${ratio.median.toFixed(2)} (${spread(ratio)})`,
    heapMegabytes.toFixed(2),
    residentMegabytes.toFixed(1),
  ]);
  return printTable(['', 'median ms', 'min–max ms', 'to the peer (min–max)', 'heap MB', 'resident MB'], rows);
}

/** @param {CallMeasurement} measured */
function printHeap({ heap }) {
  const [warm = 0, ...later] = heap.kilobytes.map((kilobytes) => kilobytes / 1024);
  const outcomes = Object.entries(heap.outcomes).map(([name, count]) => `${count} ${name}`);
  return `Heap over ${heap.calls} calls by one client (${outcomes.join(', ')}), measured after a garbage collection each tenth: ${warm.toFixed(1)} MB once warm, then ${spread({ median: 0, min: Math.min(...later), max: Math.max(...later) }, 1)} MB. Unhandled rejections: ${heap.unhandledRejections.length}.`;
}

/** @param {CallMeasurement} measured */
function printTargets({ calls, loads, heap }) {
  /** @param {number} concurrency @param {CallCosts['name']} name */
  const find = (concurrency, name) => calls.find((each) => each.concurrency === concurrency && each.name === name);
  /** @type {[string, string, boolean][]} */
  const targets = [1, 16].flatMap((concurrency) => {
    const ours = find(concurrency, 'generated');
    const peers = find(concurrency, 'peer');
    const [perSecond = 0, peerPerSecond = 0] = [ours?.perSecondRatio.median, peers?.perSecondRatio.median];
    const [cpu = 0, peerCpu = 0] = [ours?.cpuRatio.median, peers?.cpuRatio.median];
    return [
      [
        `${concurrency} at a time, at least 0.9 of the calls/s of fetch with the same work`,
        perSecond.toFixed(2),
        perSecond >= 0.9,
      ],
      [`${concurrency} at a time, at most 1.15 of its CPU a call`, cpu.toFixed(2), cpu <= 1.15],
      [
        `${concurrency} at a time, more calls/s than the peer`,
        `${perSecond.toFixed(2)} : ${peerPerSecond.toFixed(2)}`,
        perSecond > peerPerSecond,
      ],
      [`${concurrency} at a time, less CPU than the peer`, `${cpu.toFixed(2)} : ${peerCpu.toFixed(2)}`, cpu < peerCpu],
    ];
  });
  const chain = loads.find(({ name }) => name === 'chain')?.ratio.median ?? 0;
  targets.push(
    ['the whole client loads faster than the peer', chain.toFixed(2), chain < 1],
    ['heap flat over 10,000 calls, under 1 MB more', `${heap.grownBy} kB`, heap.grownBy < 1024],
    ['nothing rejected unheard', `${heap.unhandledRejections.length}`, heap.unhandledRejections.length === 0],
  );
  return printTable(
    ['', 'measured', ''],
    targets.map(([target, measured, met]) => [target, measured, met ? 'met' : 'missed']),
  );
}
