import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClient } from '../../generated/index.js';
import { clientOptionsOf } from '../../sandbox/credentials/client-options.js';
import { loadCredentials } from '../../sandbox/credentials/load-credentials.js';
import type { Snapshot } from '../../sandbox/simulation/take-snapshot.js';
import { createRandom } from '../support/fuzz-seed.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { findLosses } from './find-losses.js';
import { openEndpoint, type Received } from './merchant-endpoint.js';
import { type Served, serveSandbox } from './serve-sandbox.js';
import { type Known, nothing, trade } from './trade.js';

const random = createRandom();

const kills = Number(process.env['SANDBOX_KILLS'] ?? 6);

function serve(folder: string): Promise<Served> {
  return serveSandbox(['--keys', join(folder, 'keys'), '--data', join(folder, 'sandbox.db'), '--speed', '1000']);
}

async function connectTo({ url }: Served, folder: string) {
  return createClient({ ...clientOptionsOf(await loadCredentials(join(folder, 'keys')), url), retries: 0 });
}

/** Add the numbers of the orders whose payment was notified; the merchant's client must open each within five minutes. */
async function hear(received: readonly Received[], wxpay: ReturnType<typeof createClient>, heard: Set<string>) {
  for (const { headers, body } of received) {
    const { event_type, resource } = Object(await wxpay.webhooks.unwrap(headers, body));
    const { out_trade_no, combine_out_trade_no = out_trade_no } = Object(resource?.ciphertext);
    if (event_type === 'TRANSACTION.SUCCESS') heard.add(combine_out_trade_no);
  }
}

function leastOf({ paid, refunds, sharings, combined }: Known): number {
  return Math.min(...[paid, refunds, sharings, combined].map(({ size }) => size));
}

it('loses nothing that it has confirmed, whenever it is killed', { timeout: 60_000 + kills * 10_000 }, async () => {
  const folder = createTestFolder();
  const { url: notifyUrl, received } = await openEndpoint();
  const known = nothing();
  const heard = new Set<string>();
  for (let kill = 0; kill < kills; kill++) {
    const served = await serve(folder);
    const wxpay = await connectTo(served, folder);
    const { url } = served;
    const before = known.orders.size;
    const shops = ['X', 'Y'].map((name) => trade({ wxpay, url, notifyUrl, name: `${name}${kill}`, known }));
    // The first sandbox runs until everything was done once, so that a slow machine tests the same.
    const isReady = () => (kill === 0 ? leastOf(known) > 0 : known.orders.size > before);
    while (!isReady()) await sleep(5);
    setTimeout(() => served.process.kill('SIGKILL'), random() * 400);
    await Promise.allSettled(shops);
    if (served.process.signalCode === null) await once(served.process, 'exit');
    await hear(received.splice(0), wxpay, heard);
  }
  const last = await serve(folder);
  const read = async (): Promise<Snapshot> =>
    JSON.parse(await (await fetch(new URL('_sandbox/state', last.url))).text());
  await expect.poll(async () => (await read()).notifications.filter(({ state }) => state === 'waiting')).toEqual([]);
  await hear(received.splice(0), await connectTo(last, folder), heard);
  expect(findLosses(await read(), known, heard)).toEqual([]);
});
