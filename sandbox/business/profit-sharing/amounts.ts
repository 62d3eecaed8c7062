import type { Order, Sharing } from '../records.js';
import type { Tables } from '../tables.js';

/** The amount of an order that receivers got or will get. */
function sharedOf(order: Order, tables: Tables): number {
  return sharingsOf(order, tables).reduce((sum, { parts }) => sum + sumOf(parts.filter(isLive)), 0);
}

function sharingsOf({ request }: Order, { sharings }: Tables): readonly Sharing[] {
  return sharings.all('order', request.out_trade_no);
}

/** The amount of a closed part stays with the merchant. */
function isLive({ result }: { readonly result: string }): boolean {
  return result !== 'CLOSED';
}

function sumOf(parts: readonly { readonly amount: number }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

/** The amount of a sharing that a receiver, or all receivers together, returned or will return. */
export function returnedOf({ request }: Sharing, { returns }: Tables, account?: string): number {
  const back = returns
    .all('sharing', request.out_order_no)
    .filter(({ result }) => result !== 'FAILED')
    .filter((each) => account === undefined || each.request.return_mchid === account);
  return sumOf(back.map((each) => each.request));
}

/** The amount of an order that receivers have; pending returns still count as theirs. */
export function outstandingOf(order: Order, tables: Tables): number {
  const back = sharingsOf(order, tables).flatMap(({ request }) => tables.returns.all('sharing', request.out_order_no));
  const returned = back.filter(({ result }) => result === 'SUCCESS');
  return sharedOf(order, tables) - sumOf(returned.map(({ request }) => request));
}

/** The amount of an order that was or will be refunded; closed refunds do not count. */
export function refundedOf({ request }: Order, { refunds }: Tables): number {
  const before = refunds.all('order', request.out_trade_no).filter(({ status }) => status !== 'CLOSED');
  return sumOf(before.map((each) => ({ amount: each.request.amount.refund })));
}

/** Whether the rest of an order was unfrozen for the merchant. */
export function isUnfrozen(order: Order, tables: Tables): boolean {
  return sharingsOf(order, tables).some(({ request }) => request.unfreeze_unsplit);
}

/** The amount of an order that can still be shared. Refunds use the frozen amount first, and returned amounts are no longer frozen. */
export function unsplitOf(order: Order, tables: Tables): number {
  if (order.state === 'REVOKED' || isUnfrozen(order, tables)) return 0;
  return Math.max(0, order.request.amount.total - sharedOf(order, tables) - refundedOf(order, tables));
}
