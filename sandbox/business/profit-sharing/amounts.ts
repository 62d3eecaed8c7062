import type { Order, Sharing } from '../records.js';
import type { Ledger } from '../tables.js';

/** What of an order was given to receivers, or is on its way to them. */
function sharedOf(order: Order, ledger: Ledger): number {
  return sharingsOf(order, ledger).reduce((sum, { parts }) => sum + sumOf(parts.filter(isLive)), 0);
}

function sharingsOf({ request }: Order, { sharings }: Ledger): readonly Sharing[] {
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
export function returnedOf({ request }: Sharing, { returns }: Ledger, account?: string): number {
  const back = returns
    .all('sharing', request.out_order_no)
    .filter(({ result }) => result !== 'FAILED')
    .filter((each) => account === undefined || each.request.return_mchid === account);
  return sumOf(back.map((each) => each.request));
}

/** What receivers have of an order; what is still on its way back is theirs. */
export function outstandingOf(order: Order, ledger: Ledger): number {
  const back = sharingsOf(order, ledger).flatMap(({ request }) => ledger.returns.all('sharing', request.out_order_no));
  const returned = back.filter(({ result }) => result === 'SUCCESS');
  return sharedOf(order, ledger) - sumOf(returned.map(({ request }) => request));
}

/** What of an order was paid back, or is on its way to the customer; a closed refund leaves the money with the merchant. */
export function refundedOf({ request }: Order, { refunds }: Ledger): number {
  const before = refunds.all('order', request.out_trade_no).filter(({ status }) => status !== 'CLOSED');
  return sumOf(before.map((each) => ({ amount: each.request.amount.refund })));
}

/** Whether nothing of an order is frozen any more. */
export function isUnfrozen(order: Order, ledger: Ledger): boolean {
  return sharingsOf(order, ledger).some(({ request }) => request.unfreeze_unsplit);
}

/** What of an order may still be shared. Refunds take what is frozen first, and what was returned is no longer frozen. */
export function unsplitOf(order: Order, ledger: Ledger): number {
  if (order.state === 'REVOKED' || isUnfrozen(order, ledger)) return 0;
  return Math.max(0, order.request.amount.total - sharedOf(order, ledger) - refundedOf(order, ledger));
}
