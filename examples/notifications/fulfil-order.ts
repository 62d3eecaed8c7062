import type { AnyNotification, NotificationEvents } from '../../generated/client.js';

/** The content of a payment notification. */
type Payment = Extract<
  NotificationEvents['TRANSACTION.SUCCESS']['resource'],
  { original_type: 'transaction' }
>['ciphertext'];

/** Your own records, here in memory: the orders, and the IDs of the notifications that were handled. */
const orders = new Map([['TEA20260310093000', { total: 1800, currency: 'CNY', paid: false }]]);
const handled = new Set<string>();

/**
 * What a shop does with a notification. Put your database in the place of the records above, and mind four things:
 *
 * - The same notification can come several times, even at once. Write `id` and the change of the order in one transaction,
 *   with `id` as a unique key; where it is there already, just return.
 * - They come in any order: a refund can be told before the payment. Ask for the state of the order where that matters.
 * - Compare the order number, the amount and the currency with your own record before you ship.
 * - WeChat Pay waits for 5 seconds. Put long work into a queue.
 */
export async function fulfilOrder(notification: AnyNotification): Promise<void> {
  // Those of v2 that have no event have neither `id` nor `resource`; go by their order number.
  if (notification.event_type === undefined) return console.log('from v2', notification);
  const { id, event_type, resource } = notification;
  // The ciphertext has been opened: this is what was paid or refunded.
  if (event_type === 'TRANSACTION.SUCCESS' && resource.original_type === 'transaction')
    return settle(id, resource.ciphertext);
  if (event_type === 'REFUND.SUCCESS') return console.log('refunded', id, resource.ciphertext);
  // New kinds appear without notice. Return, so that they are acknowledged and do not come again.
  return console.log('nothing to do for', event_type, id);
}

function settle(id: string, payment: Payment): void {
  const { out_trade_no = '', trade_state, amount } = payment;
  const order = orders.get(out_trade_no);
  const isOurs = order?.total === amount?.total && order?.currency === amount?.currency;
  if (!order || !isOurs || trade_state !== 'SUCCESS') throw new Error(`${out_trade_no} is not what was ordered.`);
  if (handled.has(id)) return;
  handled.add(id);
  order.paid = true;
  console.log('paid', id, payment);
}
