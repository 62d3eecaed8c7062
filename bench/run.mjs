import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from '../build/install-packages.mjs';
import { measureCalls } from './measure-calls.mjs';
import { measureConsumer } from './measure-consumer.mjs';
import { measureGenerators } from './measure-generators.mjs';
import { measureSandbox } from './measure-sandbox.mjs';
import { measureScaling } from './measure-scaling.mjs';
import { callsHeading, printCalls } from './print-calls.mjs';
import { printGenerators } from './print-generators.mjs';
import { printPhases } from './print-phases.mjs';
import { printResults } from './print-results.mjs';
import { printSandbox, sandboxHeading } from './print-sandbox.mjs';
import { readCall, usage } from './read-call.mjs';

const resultsFile = join(import.meta.dirname, 'RESULTS.md');
const sizes = [100, 300, 1000, 3000, 10_000];
const call = readCall();
if ('refused' in call) {
  process.stderr.write(`${call.refused}\n\n${usage}`);
  process.exitCode = 2;
} else if (call.phases) {
  process.stdout.write(await printPhases(call));
} else if (call.quick) {
  installPackages('bench');
  process.stdout.write(await inWorkFolder(async (work) => printGenerators(await measureGenerators({ ...call, work }))));
} else {
  const kept = await readSections();
  const measured = await measureSections(call);
  const { generator, calls, sandbox } = { ...kept, ...measured };
  await writeFile(resultsFile, [generator, calls, sandbox].map((section) => `${section.trim()}\n`).join('\n'));
  process.stdout.write(Object.values(measured).join('\n'));
}

/**
 * The selected sections of RESULTS.md.
 *
 * @param {import('./read-call.mjs').BenchCall} call
 * @returns {Promise<Partial<Record<'generator' | 'calls' | 'sandbox', string>>>}
 */
async function measureSections(call) {
  if (call.sandbox) return { sandbox: printSandbox(call, await measureSandbox(call)) };
  installPackages('bench');
  const calls = printCalls(call, await measureCalls(call));
  if (call.calls) return { calls };
  return { calls, generator: await measure(call), sandbox: printSandbox(call, await measureSandbox(call)) };
}

/** @param {import('./read-call.mjs').BenchCall} call */
function measure(call) {
  return inWorkFolder(async (work) => {
    process.stderr.write(`Pages of ${call.input}, ${call.runs} runs: `);
    const comparison = await measureGenerators({ ...call, work });
    const scaling = await measureScaling({ ...call, work, sizes });
    process.stderr.write('Consumers of the client …\n');
    const consumer = await measureConsumer({ ...call, client: comparison.client, work });
    return printResults({ call, comparison, scaling, consumer });
  });
}

/**
 * @param {(work: string) => Promise<string>} run
 * @returns {Promise<string>}
 */
async function inWorkFolder(run) {
  const work = await mkdtemp(join(tmpdir(), 'docwright-bench-'));
  try {
    return await run(work);
  } finally {
    await rm(work, { recursive: true });
  }
}

/** The sections that an earlier run wrote. */
async function readSections() {
  const [generator = '', rest = ''] = (await readFile(resultsFile, 'utf8')).split(`${callsHeading}\n`);
  const [calls = '', sandbox = ''] = rest.split(`${sandboxHeading}\n`);
  return { generator, calls: `${callsHeading}\n${calls}`, sandbox: sandbox && `${sandboxHeading}\n${sandbox}` };
}
