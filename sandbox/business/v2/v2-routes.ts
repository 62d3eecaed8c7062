import type { Books } from '../books.js';
import type { Routes } from '../route.js';
import { v2Bills } from './v2-bills.js';
import { v2CodePayments } from './v2-code-payments.js';
import { v2Orders } from './v2-orders.js';
import { v2ProfitSharing } from './v2-profit-sharing.js';
import { v2Refunds } from './v2-refunds.js';

/** What v2 does with the same ledger. */
export function v2Routes(books: Books): Routes {
  return {
    ...v2Orders(books),
    ...v2CodePayments(books),
    ...v2Refunds(books),
    ...v2Bills(books),
    ...v2ProfitSharing(books),
  };
}
