import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithPeer } from './compare-with-peer.mjs';
import { installPeers } from './install-peers.mjs';
import { measureCalls } from './measure-calls.mjs';
import { measureConsumer } from './measure-consumer.mjs';
import { callsHeading, printCalls } from './print-calls.mjs';
import { printPhases } from './print-phases.mjs';
import { printResults } from './print-results.mjs';
import { readCall, usage } from './read-call.mjs';

const resultsFile = join(import.meta.dirname, 'RESULTS.md');
const call = readCall();
if ('refused' in call) {
  process.stderr.write(`${call.refused}\n\n${usage}`);
  process.exitCode = 2;
} else if (call.phases) {
  process.stdout.write(await printPhases(call));
} else {
  installPeers();
  const calls = printCalls(call, await measureCalls(call));
  const generator = call.calls ? await readGeneratorPart() : await measure(call);
  const results = `${generator.trimEnd()}\n\n${calls}`;
  await writeFile(resultsFile, results);
  process.stdout.write(call.calls ? calls : results);
}

/** @param {import('./read-call.mjs').BenchCall} call */
async function measure(call) {
  process.stderr.write(`Pages of ${call.input}, ${call.runs} runs: `);
  const work = await mkdtemp(join(tmpdir(), 'docwright-bench-'));
  try {
    const comparison = await compareWithPeer({ ...call, work });
    process.stderr.write('Consumers of the client …\n');
    const consumer = await measureConsumer({ client: comparison.client, work, runs: call.runs });
    return printResults({ call, peer: await namePeer(), comparison, consumer });
  } finally {
    await rm(work, { recursive: true });
  }
}

/** What an earlier run wrote about the generator. */
async function readGeneratorPart() {
  const [generator = ''] = (await readFile(resultsFile, 'utf8')).split(`${callsHeading}\n`);
  return generator;
}

async function namePeer() {
  const manifest = join(import.meta.dirname, 'node_modules/openapi-typescript/package.json');
  return `openapi-typescript ${JSON.parse(await readFile(manifest, 'utf8')).version}, types alone`;
}
