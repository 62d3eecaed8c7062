import type { Life } from '../../sandbox/business/business-context.js';
import { merchantRoutes } from '../../sandbox/business/merchant-routes.js';
import { findRoute } from '../../sandbox/business/route.js';
import { createLedger, type Ledger } from '../../sandbox/business/tables.js';
import type { Handler } from '../../sandbox/protocol/answer.js';
import { refuse } from '../../sandbox/protocol/refuse.js';

/** Answer calls that have a state (orders, refunds, transfers, …) without the pages; 404 for every other path. */
export function merchantLife(life: Life, ledger: Ledger = createLedger()): Handler {
  const find = findRoute(merchantRoutes(life, ledger));
  return (request) =>
    find(request) ?? refuse(404, 'RESOURCE_NOT_EXISTS', `${request.method} ${request.target} is not there`);
}
