import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClient } from '../../generated/index.js';
import type { Snapshot } from '../../sandbox/control/take-snapshot.js';
import { clientOptionsOf } from '../../sandbox/credentials/client-options.js';
import { keepCredentials } from '../../sandbox/credentials/keep-credentials.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';
import { type Served, serveSandbox } from './serve-sandbox.js';

const kills = Number(process.env['SANDBOX_KILLS'] ?? 6);

function serve(folder: string): Promise<Served> {
  return serveSandbox(['--keys', join(folder, 'keys'), '--data', join(folder, 'sandbox.db'), '--speed', '1000']);
}

/** What a merchant knows to be true, as it was answered. */
interface Known {
  readonly orders: Set<string>;
  readonly paid: Set<string>;
  readonly refunds: Map<string, string>;
}

/** Order, pay and pay back in two parts until the server is gone. */
async function trade({ url }: Served, folder: string, shop: { known: Known; notifyUrl: string; name: string }) {
  const wxpay = createClient({ ...clientOptionsOf(await keepCredentials(join(folder, 'keys')), url), retries: 0 });
  const { known, notifyUrl, name } = shop;
  for (let count = 0; ; count++) {
    const out_trade_no = `${name}ORDER${count}`;
    await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, out_trade_no, notify_url: notifyUrl } });
    known.orders.add(out_trade_no);
    const paid = await fetch(new URL(`_sandbox/orders/${out_trade_no}/pay`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (paid.ok) known.paid.add(out_trade_no);
    for (const part of ['A', 'B']) {
      const out_refund_no = `${out_trade_no}${part}`;
      const amount = { refund: 900, total: 1800, currency: 'CNY' };
      const { refund_id } = await wxpay.v3.refund.domestic.refunds.post({
        json: { out_trade_no, out_refund_no, notify_url: notifyUrl, amount },
      });
      known.refunds.set(out_refund_no, refund_id);
    }
  }
}

/** What was answered, and is not so any more; and orders that were paid back more than they were. */
function findLosses({ orders, refunds, notifications }: Snapshot, known: Known): string[] {
  const found = new Map(orders.map((order) => [order.request.out_trade_no, order]));
  const ids = new Map(refunds.map(({ request, refund_id }) => [request.out_refund_no, refund_id]));
  const told = new Set(
    notifications
      .filter(({ eventType }) => eventType === 'TRANSACTION.SUCCESS')
      .map(({ content }) => Object(content).out_trade_no),
  );
  const sums = new Map<string, number>();
  for (const { out_trade_no, request } of refunds)
    sums.set(out_trade_no, (sums.get(out_trade_no) ?? 0) + request.amount.refund);
  return [
    ...[...known.orders].filter((number) => !found.has(number)),
    ...[...known.paid].filter((number) => !found.get(number)?.payment || !told.has(number)),
    ...[...known.refunds].filter(([number, id]) => ids.get(number) !== id).map(([number]) => number),
    ...[...sums].filter(([, sum]) => sum > 1800).map(([number]) => `${number} was paid back twice`),
  ];
}

it('loses nothing that it has answered, whenever it is killed', { timeout: 60_000 + kills * 10_000 }, async () => {
  const folder = createTestFolder();
  const { url: notifyUrl } = await openEndpoint();
  const known: Known = { orders: new Set(), paid: new Set(), refunds: new Map() };
  for (let kill = 0; kill < kills; kill++) {
    const served = await serve(folder);
    const shops = ['X', 'Y', 'Z'].map((name) => trade(served, folder, { known, notifyUrl, name: `${name}${kill}` }));
    setTimeout(() => served.process.kill('SIGKILL'), 100 + Math.random() * 300);
    await Promise.allSettled(shops);
    if (served.process.signalCode === null) await once(served.process, 'exit');
  }
  const last = await serve(folder);
  const snapshot: Snapshot = JSON.parse(await (await fetch(new URL('_sandbox/state', last.url))).text());
  expect(findLosses(snapshot, known)).toEqual([]);
  expect(known.refunds.size).toBeGreaterThan(kills);
});
