import type { AnyNotification } from '../../generated/client.js';

/**
 * What a shop does with a notification. Put your database here, and mind three things:
 *
 * - The same notification can come several times, even at once. Write `id` and the change of the order in one transaction,
 *   with `id` as a unique key; where it is there already, just return.
 * - They come in any order: a refund can be told before the payment. Ask for the state of the order where that matters.
 * - Compare the amount and the order number with your own record before you ship.
 */
export async function fulfilOrder(notification: AnyNotification): Promise<void> {
  // Those of v2 have neither `id` nor `resource`; go by their order number.
  if (!('resource' in notification)) return console.log('from v2', notification);
  switch (notification.event_type) {
    case 'TRANSACTION.SUCCESS':
      // The ciphertext has been opened: this is the order that was paid.
      return console.log('paid', notification.id, notification.resource.ciphertext);
    case 'REFUND.SUCCESS':
      return console.log('refunded', notification.id, notification.resource.ciphertext);
    default:
      // New kinds appear without notice. Return, so that they are acknowledged and do not come again.
      return console.log('nothing to do for', notification.event_type, notification.id);
  }
}
