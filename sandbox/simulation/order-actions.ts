import type { Books } from '../business/books.js';
import { expireCombined, isPendingCombined, payCombined } from '../business/combined-orders/combined-orders.js';
import { expire, isPending, pay } from '../business/orders/orders.js';
import type { CombinedOrder, Order } from '../business/records.js';
import { required } from './required.js';
import type { UserActions } from './user-actions.js';

/** What customers do with orders, and with combined ones. */
export function createOrderActions(books: Books): Pick<UserActions, 'pay' | 'expire'> {
  return {
    pay: (number) => {
      const combined = pendingCombined(number, books);
      if (combined) payCombined(combined, books);
      else pay(pendingOrder(number, books), books);
    },
    expire: (number) => {
      const combined = pendingCombined(number, books);
      if (combined) expireCombined(combined, books);
      else expire(pendingOrder(number, books), books.life);
    },
  };
}

function pendingCombined(number: string, books: Books): CombinedOrder | undefined {
  const combined = books.ledger.combined.get(number);
  if (combined && !isPendingCombined(combined, books)) throw new TypeError(`The order ${number} is paid or closed.`);
  return combined;
}

function pendingOrder(number: string, { ledger }: Books): Order {
  const order = required(ledger.orders.get(number), `There is no order ${number}.`);
  if (order.combined) throw new TypeError(`The order ${number} is a part of ${order.combined}.`);
  if (!isPending(order)) throw new TypeError(`The order ${number} is ${order.state}.`);
  return order;
}
