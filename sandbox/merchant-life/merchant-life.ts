import type { Handler } from '../server.js';
import { bills } from './bills.js';
import { codePayments } from './code-payments.js';
import type { Life } from './life.js';
import { merchantOrders } from './merchant-orders.js';
import type { Orders } from './orders.js';
import { partnerOrders } from './partner-orders.js';
import { payrollCard } from './payroll-card.js';
import { refunds } from './refunds.js';
import { route } from './route.js';
import { transfers } from './transfers.js';

/** What a merchant meets on an ordinary day: orders get paid, refunds arrive, users confirm, and a bill tells of it all. */
export function merchantLife(life: Life, orders: Orders = new Map()): Handler {
  return route({
    ...merchantOrders(orders, life),
    ...partnerOrders(orders, life),
    ...codePayments(orders, life),
    ...refunds(orders, life),
    ...bills(orders),
    ...transfers(life),
    ...payrollCard(life),
  });
}
