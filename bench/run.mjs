import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers } from './install-peers.mjs';
import { measureCalls } from './measure-calls.mjs';
import { measureConsumer } from './measure-consumer.mjs';
import { measureGenerators } from './measure-generators.mjs';
import { measureScaling } from './measure-scaling.mjs';
import { callsHeading, printCalls } from './print-calls.mjs';
import { printGenerators } from './print-generators.mjs';
import { printPhases } from './print-phases.mjs';
import { printResults } from './print-results.mjs';
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
  installPeers();
  process.stdout.write(await inWorkFolder(async (work) => printGenerators(await measureGenerators({ ...call, work }))));
} else {
  installPeers();
  const calls = printCalls(call, await measureCalls(call));
  const generator = call.calls ? await readGeneratorPart() : await measure(call);
  const results = `${generator.trimEnd()}\n\n${calls}`;
  await writeFile(resultsFile, results);
  process.stdout.write(call.calls ? calls : results);
}

/** @param {import('./read-call.mjs').BenchCall} call */
function measure(call) {
  return inWorkFolder(async (work) => {
    process.stderr.write(`Pages of ${call.input}, ${call.runs} runs: `);
    const comparison = await measureGenerators({ ...call, work });
    const scaling = await measureScaling({ ...call, work, sizes });
    process.stderr.write('Consumers of the client …\n');
    const consumer = await measureConsumer({ client: comparison.client, work, runs: call.runs });
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

/** What an earlier run wrote about the generator. */
async function readGeneratorPart() {
  const [generator = ''] = (await readFile(resultsFile, 'utf8')).split(`${callsHeading}\n`);
  return generator;
}
