import type { Snapshot } from '../../sandbox/simulation/take-snapshot.js';
import type { Known } from './trade.js';

/** Confirmed states that are lost, payments without notification, and orders of which more was paid out than was paid. */
export function findLosses(snapshot: Snapshot, known: Known, heard: ReadonlySet<string>): string[] {
  const { orders, refunds, sharings, combined } = snapshot;
  const found = new Map(orders.map((order) => [order.request.out_trade_no, order]));
  const refundIds = new Map(refunds.map(({ request, refund_id }) => [request.out_refund_no, refund_id]));
  const orderIds = new Map(sharings.map(({ request, order_id }) => [request.out_order_no, order_id]));
  const given = new Map<string, number>();
  const give = (number: string, amount: number) => given.set(number, (given.get(number) ?? 0) + amount);
  for (const { out_trade_no, request } of refunds) give(out_trade_no, request.amount.refund);
  for (const { out_trade_no, parts } of sharings) for (const { amount } of parts) give(out_trade_no, amount);
  const isPaid = (number: string) => found.get(number)?.payment !== undefined;
  return [
    ...[...known.orders].filter((number) => !found.has(number)),
    ...[...known.paid].filter((number) => !isPaid(number) || !heard.has(number)),
    ...[...known.combined].filter((number) => !isPaid(`${number}1`) || !heard.has(number)),
    ...[...known.refunds].filter(([number, id]) => refundIds.get(number) !== id).map(([number]) => number),
    ...[...known.sharings].filter(([number, id]) => orderIds.get(number) !== id).map(([number]) => number),
    ...[...given].filter(([, sum]) => sum > 1800).map(([number]) => `${number} was given away twice`),
    ...combined
      .map(({ request }) => request.combine_out_trade_no)
      .filter((number) => isPaid(`${number}1`) !== isPaid(`${number}2`))
      .map((number) => `${number} was paid in part`),
  ];
}
