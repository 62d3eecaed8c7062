import type { Order, Sharing } from '../records.js';
import type { Tables } from '../tables.js';

/** What of an order was given to receivers, or is on its way to them. */
function sharedOf(order: Order, tables: Tables): number {
  return sharingsOf(order, tables).reduce((sum, { parts }) => sum + sumOf(parts.filter(isLive)), 0);
}

function sharingsOf({ request }: Order, { sharings }: Tables): readonly Sharing[] {
  return sharings.all('order', request.out_trade_no);
}

/** A part that was closed never left the merchant. */
function isLive({ result }: { readonly result: string }): boolean {
  return result !== 'CLOSED';
}

function sumOf(parts: readonly { readonly amount: number }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

/** What of a sharing came back from a receiver, or is on its way; of all receivers where none is named. */
export function returnedOf({ request }: Sharing, { returns }: Tables, account?: string): number {
  const back = returns
    .all('sharing', request.out_order_no)
    .filter(({ result }) => result !== 'FAILED')
    .filter((each) => account === undefined || each.request.return_mchid === account);
  return sumOf(back.map((each) => each.request));
}

/** What receivers have of an order; what is still on its way back is theirs. */
export function outstandingOf(order: Order, tables: Tables): number {
  const back = sharingsOf(order, tables).flatMap(({ request }) => tables.returns.all('sharing', request.out_order_no));
  const returned = back.filter(({ result }) => result === 'SUCCESS');
  return sharedOf(order, tables) - sumOf(returned.map(({ request }) => request));
}

/** What of an order was paid back, or is on its way to the customer; a closed refund leaves the money with the merchant. */
export function refundedOf({ request }: Order, { refunds }: Tables): number {
  const before = refunds.all('order', request.out_trade_no).filter(({ status }) => status !== 'CLOSED');
  return sumOf(before.map((each) => ({ amount: each.request.amount.refund })));
}

/** Whether nothing of an order is frozen any more. */
export function isUnfrozen(order: Order, tables: Tables): boolean {
  return sharingsOf(order, tables).some(({ request }) => request.unfreeze_unsplit);
}

/** What of an order may still be shared. Refunds take what is frozen first, and what was returned is no longer frozen. */
export function unsplitOf(order: Order, tables: Tables): number {
  if (order.state === 'REVOKED' || isUnfrozen(order, tables)) return 0;
  return Math.max(0, order.request.amount.total - sharedOf(order, tables) - refundedOf(order, tables));
}
