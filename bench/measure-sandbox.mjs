import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient, linkPackages } from './build-client.mjs';
import { makeCalls } from './make-calls.mjs';
import { prepareCalls } from './sandbox-calls.mjs';
import { startProcess } from './start-process.mjs';
import { summarize, summarizeRatios } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

/**
 * @typedef {import('./summarize.mjs').Summary} Summary
 *
 * @typedef {object} SandboxCost costs of one kind of call for the sandbox
 * @property {string} name
 * @property {Summary} perSecond
 * @property {Summary} cpuMicroseconds
 * @property {Summary} ratio of that processor time to one signature and one verification, in the same round
 *
 * @typedef {object} SandboxMeasurement
 * @property {number} calls of each kind in one round
 * @property {SandboxCost[]} costs
 * @property {Summary} signMicroseconds
 * @property {Summary} verifyMicroseconds
 * @property {Summary} startMilliseconds
 * @property {import('./check-sandbox-heap.mjs').SandboxHeapCheck} heap
 */

const concurrency = 16;
const callsPerRound = 300;
/** @type {readonly (keyof import('./sandbox-calls.mjs').SandboxCalls)[]} */
const names = ['place', 'query', 'certificates', 'invented', 'sealed', 'xml', 'refused'];

/**
 * The costs of a sandbox of specs/: processor time of its process for each kind of call, and its memory.
 *
 * @param {import('./read-call.mjs').BenchCall} call
 * @returns {Promise<SandboxMeasurement>}
 */
export async function measureSandbox({ runs }) {
  const work = await mkdtemp(join(tmpdir(), 'docwright-sandbox-'));
  try {
    await linkPackages(work);
    const client = await buildClient({ client: join(import.meta.dirname, '../generated'), work, name: 'client' });
    process.stderr.write('Sandbox …\n');
    const rounds = await measureRounds(client, 3 * runs);
    process.stderr.write('Its heap …\n');
    const { output } = await timeProcess([join(import.meta.dirname, 'check-sandbox-heap.mjs')]);
    return { ...rounds, calls: callsPerRound, startMilliseconds: await measureStart(runs), heap: JSON.parse(output) };
  } finally {
    await rm(work, { recursive: true });
  }
}

/**
 * @param {string} client
 * @param {number} rounds
 */
async function measureRounds(client, rounds) {
  const server = startProcess('serve-sandbox.mjs');
  const calls = await prepareCalls(client, await server.ask({ input: join(import.meta.dirname, '../specs') }));
  const bare = { sign: /** @type {number[]} */ ([]), verify: /** @type {number[]} */ ([]) };
  const measured = names.map((name) => ({
    name,
    perSecond: /** @type {number[]} */ ([]),
    cpu: /** @type {number[]} */ ([]),
  }));
  for (let round = -2; round < rounds; round += 1) {
    const rsa = timeRsa();
    for (const { name, perSecond, cpu } of measured) {
      const cost = await measureBatch(server, { call: calls[name], first: (round + 3) * callsPerRound });
      if (round < 0) continue;
      perSecond.push(cost.perSecond);
      cpu.push(cost.cpuMicroseconds);
    }
    if (round < 0) continue;
    bare.sign.push(rsa.sign);
    bare.verify.push(rsa.verify);
  }
  server.stop();
  const both = bare.sign.map((microseconds, index) => microseconds + (bare.verify[index] ?? 0));
  return {
    costs: measured.map(({ name, perSecond, cpu }) => ({
      name,
      perSecond: summarize(perSecond),
      cpuMicroseconds: summarize(cpu),
      ratio: summarizeRatios(cpu, both),
    })),
    signMicroseconds: summarize(bare.sign),
    verifyMicroseconds: summarize(bare.verify),
  };
}

/**
 * @param {import('./start-process.mjs').Started} server
 * @param {{ readonly call: import('./sandbox-calls.mjs').SandboxCall, readonly first: number }} batch
 */
async function measureBatch(server, { call, first }) {
  const before = await server.ask({ heap: false });
  const start = performance.now();
  await makeCalls({ count: callsPerRound, concurrency, call: (index) => call(first + index) });
  const seconds = (performance.now() - start) / 1000;
  const after = await server.ask({ heap: false });
  return {
    perSecond: callsPerRound / seconds,
    cpuMicroseconds: (after.cpuMicroseconds - before.cpuMicroseconds) / callsPerRound,
  };
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The costs of the two operations that every v3 call needs, in microseconds of processor time. */
function timeRsa() {
  const message = Buffer.from('a message of the length of a short answer, which matters little beside the key');
  const signature = sign('RSA-SHA256', message, privateKey);
  return {
    sign: timeEach(100, () => sign('RSA-SHA256', message, privateKey)),
    verify: timeEach(400, () => verify('RSA-SHA256', message, publicKey, signature)),
  };
}

/**
 * @param {number} count
 * @param {() => unknown} act
 */
function timeEach(count, act) {
  const before = process.cpuUsage();
  for (let time = 0; time < count; time += 1) act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/**
 * The time until a sandbox listens, in a process that has loaded it.
 *
 * @param {number} runs
 */
async function measureStart(runs) {
  const milliseconds = [];
  for (let run = 0; run <= runs; run += 1) {
    const server = startProcess('serve-sandbox.mjs');
    const served = await server.ask({ input: join(import.meta.dirname, '../specs') });
    server.stop();
    if (run > 0) milliseconds.push(served.startMilliseconds);
  }
  return summarize(milliseconds);
}
