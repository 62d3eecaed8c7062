import type { Answer } from '../protocol/answer.js';
import { bills } from './bills/bills.js';
import type { BusinessContext } from './business-context.js';
import { combinedOrders } from './combined-orders/combined-orders.js';
import { codePayments, partnerCodePayments } from './orders/code-payments.js';
import { merchantOrders, partnerOrders } from './orders/order-routes.js';
import { payrollCard } from './payroll-card.js';
import { profitSharing } from './profit-sharing/profit-sharing.js';
import { abnormalRefunds, refunds } from './refunds/refunds.js';
import type { Routes } from './route.js';
import { transfers } from './transfers.js';
import { v2Routes } from './v2/v2-routes.js';

/** All calls that have a state, by method and path. */
export function merchantRoutes(context: BusinessContext): Routes<Answer | undefined> {
  return {
    ...merchantOrders(context),
    ...partnerOrders(context),
    ...codePayments(context),
    ...partnerCodePayments(context),
    ...combinedOrders(context),
    ...refunds(context),
    ...abnormalRefunds(context),
    ...bills(context),
    ...transfers(context),
    ...profitSharing(context),
    ...payrollCard(context),
    ...v2Routes(context),
  };
}
