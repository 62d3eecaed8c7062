import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest, Routes } from '../../protocol/route.js';
import { openSealed } from '../../protocol/rsa-sealing.js';
import type { BusinessContext } from '../business-context.js';
import type { Receiver, SharingRequest } from '../records.js';
import { unsplitOf } from './amounts.js';
import { addReceiver, deleteReceiver } from './receivers.js';
import { queryReturn, type ReturnOrder, returnShare } from './returns.js';
import { querySharing, share } from './sharings.js';

type ReceiverRoute = RouteRequest<Omit<Receiver, 'payer'>>;
type SharingRoute = RouteRequest<Omit<SharingRequest, 'receivers'> & Partial<Pick<SharingRequest, 'receivers'>>>;

/** Profit sharing: receivers, sharings, the amount left, and returns. */
export function profitSharing(context: BusinessContext): Routes {
  return {
    'POST /v3/profitsharing/orders': ({ json }: SharingRoute) => shareSealed(json, context),
    'GET /v3/profitsharing/orders/{out_order_no}': ({ parameters: { out_order_no = '' }, query }) =>
      querySharing({ ...query, out_order_no }, context),
    'POST /v3/profitsharing/orders/unfreeze': ({ json }: SharingRoute) => unfreeze(json, context),
    'POST /v3/profitsharing/return-orders': ({ json }: RouteRequest<ReturnOrder>) => returnShare(json, context),
    'GET /v3/profitsharing/return-orders/{out_return_no}': ({ parameters: { out_return_no = '' }, query }) =>
      queryReturn({ ...query, out_return_no }, context),
    'GET /v3/profitsharing/transactions/{transaction_id}/amounts': ({ parameters: { transaction_id = '' } }) =>
      queryUnsplit(transaction_id, context),
    ...receiverRoutes('/v3/profitsharing', context),
    ...platformRoutes('/v3/brand/profitsharing', context),
    ...platformRoutes('/v3/ecommerce/profitsharing', context),
  };
}

function receiverRoutes(prefix: string, context: BusinessContext): Routes {
  return {
    [`POST ${prefix}/receivers/add`]: ({ json }: ReceiverRoute) => addReceiver(json, context),
    [`POST ${prefix}/receivers/delete`]: ({ json }: ReceiverRoute) => deleteReceiver(json, context),
  };
}

/** The paths of brands and e-commerce platforms differ in part. */
function platformRoutes(prefix: string, context: BusinessContext): Routes {
  return {
    ...receiverRoutes(prefix, context),
    [`POST ${prefix}/finish-order`]: ({ json }: SharingRoute) => unfreeze(json, context),
    [`GET ${prefix}/orders/{transaction_id}/amounts`]: ({ parameters: { transaction_id = '' } }) =>
      queryUnsplit(transaction_id, context),
    [`POST ${prefix}/returnorders`]: ({ json }: RouteRequest<ReturnOrder>) => returnShare(json, context),
    [`GET ${prefix}/returnorders`]: ({ query: { out_return_no = '', ...query } }) =>
      queryReturn({ ...query, out_return_no }, context),
  };
}

function shareSealed(request: SharingRoute['json'], context: BusinessContext): Answer {
  const opened = openNames({ ...request, receivers: request.receivers ?? [] }, context);
  return opened ? share(opened, context) : refuse(400, 'PARAM_ERROR', 'name 解密失败');
}

/** Release the rest of an order to the merchant. */
function unfreeze(request: Omit<SharingRequest, 'receivers' | 'unfreeze_unsplit'>, context: BusinessContext): Answer {
  const { sub_mchid, transaction_id, out_order_no } = request;
  const rest = { transaction_id, out_order_no, receivers: [], unfreeze_unsplit: true };
  return share({ ...(sub_mchid && { sub_mchid }), ...rest }, context);
}

/** Query the amount of an order that can still be shared. */
export function queryUnsplit(transaction_id: string, { tables }: BusinessContext): Answer {
  const order = tables.orders.one('transaction', transaction_id);
  if (!order) return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (!order.request.settle_info?.profit_sharing) return refuse(400, 'INVALID_REQUEST', '非分账订单');
  return { json: { transaction_id, unsplit_amount: unsplitOf(order, tables) } };
}

/** Open the names of a request, so that repeated requests can be compared. `undefined` when one cannot be opened. */
function openNames(request: SharingRequest, { identity }: BusinessContext): SharingRequest | undefined {
  const receivers = request.receivers.map(({ type, account, amount, description, name }) => ({
    ...{ type, account, amount, description },
    ...(name && { name: openSealed(name, identity) }),
  }));
  const isOpened = receivers.every((receiver) => !('name' in receiver) || receiver.name !== undefined);
  const { sub_mchid, transaction_id, out_order_no, unfreeze_unsplit } = request;
  return isOpened ? { sub_mchid, transaction_id, out_order_no, receivers, unfreeze_unsplit } : undefined;
}
