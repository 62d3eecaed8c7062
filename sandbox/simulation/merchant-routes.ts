import { bills } from '../business/bills/bills.js';
import type { BusinessContext } from '../business/business-context.js';
import { combinedOrders } from '../business/combined-orders/combined-orders.js';
import { codePayments, partnerCodePayments } from '../business/orders/code-payments.js';
import { merchantOrders, partnerOrders } from '../business/orders/order-routes.js';
import { payrollCard } from '../business/payroll-card.js';
import { profitSharing } from '../business/profit-sharing/profit-sharing.js';
import { abnormalRefunds, refunds } from '../business/refunds/refunds.js';
import { transfers } from '../business/transfers.js';
import { v2Routes } from '../business/v2/v2-routes.js';
import type { Answer } from '../protocol/answer.js';
import type { Routes } from '../protocol/route.js';

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
