import type { BusinessContext } from '../../sandbox/business/business-context.js';
import { createTables } from '../../sandbox/business/tables.js';
import type { Handler } from '../../sandbox/protocol/answer.js';
import { refuse } from '../../sandbox/protocol/refuse.js';
import { findRoute } from '../../sandbox/protocol/route.js';
import { merchantRoutes } from '../../sandbox/simulation/merchant-routes.js';

/** Handle calls that have a state (orders, refunds, transfers, …) without the pages; 404 for every other path. */
export function handleBusiness(context: Omit<BusinessContext, 'tables'>, tables = createTables()): Handler {
  const find = findRoute(merchantRoutes({ ...context, tables }));
  return (request) =>
    find(request) ?? refuse(404, 'RESOURCE_NOT_EXISTS', `${request.method} ${request.target} is not there`);
}
