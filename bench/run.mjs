import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWithPeer } from './compare-with-peer.mjs';
import { installPeers } from './install-peers.mjs';
import { measureConsumer } from './measure-consumer.mjs';
import { printPhases } from './print-phases.mjs';
import { printResults } from './print-results.mjs';
import { readCall, usage } from './read-call.mjs';

const call = readCall();
if ('refused' in call) {
  process.stderr.write(`${call.refused}\n\n${usage}`);
  process.exitCode = 2;
} else if (call.phases) {
  process.stdout.write(await printPhases(call));
} else {
  installPeers();
  const results = await measure(call);
  await writeFile(join(import.meta.dirname, 'RESULTS.md'), results);
  process.stdout.write(results);
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

async function namePeer() {
  const manifest = join(import.meta.dirname, 'node_modules/openapi-typescript/package.json');
  return `openapi-typescript ${JSON.parse(await readFile(manifest, 'utf8')).version}, types alone`;
}
