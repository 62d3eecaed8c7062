import type { BusinessContext } from '../business-context.js';
import type { Routes } from '../route.js';
import { v2Bills } from './v2-bills.js';
import { v2CodePayments } from './v2-code-payments.js';
import { v2Orders } from './v2-orders.js';
import { v2ProfitSharing } from './v2-profit-sharing.js';
import { v2Refunds } from './v2-refunds.js';

/** What v2 does with the same context.tables. */
export function v2Routes(context: BusinessContext): Routes {
  return {
    ...v2Orders(context),
    ...v2CodePayments(context),
    ...v2Refunds(context),
    ...v2Bills(context),
    ...v2ProfitSharing(context),
  };
}
