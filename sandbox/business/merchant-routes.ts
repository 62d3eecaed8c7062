import type { Answer } from '../protocol/answer.js';
import { bills } from './bills/bills.js';
import type { Life } from './business-context.js';
import { combinedOrders } from './combined-orders/combined-orders.js';
import { codePayments } from './orders/code-payments.js';
import { merchantOrders } from './orders/merchant-orders.js';
import { partnerCodePayments } from './orders/partner-code-payments.js';
import { partnerOrders } from './orders/partner-orders.js';
import { payrollCard } from './payroll-card.js';
import { profitSharing } from './profit-sharing/profit-sharing.js';
import { abnormalRefunds } from './refunds/abnormal-refunds.js';
import { refunds } from './refunds/refunds.js';
import type { Routes } from './route.js';
import type { Ledger } from './tables.js';
import { transfers } from './transfers.js';
import { v2Routes } from './v2/v2-routes.js';

/** All calls that have a state, by method and path. */
export function merchantRoutes(life: Life, ledger: Ledger): Routes<Answer | undefined> {
  const books = { ledger, life };
  return {
    ...merchantOrders(books),
    ...partnerOrders(books),
    ...codePayments(books),
    ...partnerCodePayments(books),
    ...combinedOrders(books),
    ...refunds(books),
    ...abnormalRefunds(books),
    ...bills(ledger),
    ...transfers(ledger, life),
    ...profitSharing(books),
    ...payrollCard(books),
    ...v2Routes(books),
  };
}
