import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Books } from '../books.js';
import type { Receiver, SharingRequest } from '../records.js';
import type { Routes, Visit } from '../route.js';
import { unsplitOf } from './amounts.js';
import { openNames } from './open-names.js';
import { addReceiver, deleteReceiver } from './receivers.js';
import { queryReturn, type ReturnOrder, takeBack } from './returns.js';
import { querySharing, share } from './sharings.js';

type ReceiverVisit = Visit<Omit<Receiver, 'payer'>>;
type SharingVisit = Visit<Omit<SharingRequest, 'receivers'> & Partial<Pick<SharingRequest, 'receivers'>>>;

/** Sharing what customers paid: with whom, how much, what is left, and what comes back. */
export function profitSharing(books: Books): Routes {
  return {
    'POST /v3/profitsharing/orders': ({ json }: SharingVisit) => shareSealed(json, books),
    'GET /v3/profitsharing/orders/{out_order_no}': ({ parameters: { out_order_no = '' }, query }) =>
      querySharing({ ...query, out_order_no }, books),
    'POST /v3/profitsharing/orders/unfreeze': ({ json }: SharingVisit) => unfreeze(json, books),
    'POST /v3/profitsharing/return-orders': ({ json }: Visit<ReturnOrder>) => takeBack(json, books),
    'GET /v3/profitsharing/return-orders/{out_return_no}': ({ parameters: { out_return_no = '' }, query }) =>
      queryReturn({ ...query, out_return_no }, books),
    'GET /v3/profitsharing/transactions/{transaction_id}/amounts': ({ parameters: { transaction_id = '' } }) =>
      tellLeft(transaction_id, books),
    ...receiverRoutes('/v3/profitsharing', books),
    ...platformRoutes('/v3/brand/profitsharing', books),
    ...platformRoutes('/v3/ecommerce/profitsharing', books),
  };
}

function receiverRoutes(prefix: string, { ledger, life }: Books): Routes {
  return {
    [`POST ${prefix}/receivers/add`]: ({ json }: ReceiverVisit) => addReceiver(json, ledger, life),
    [`POST ${prefix}/receivers/delete`]: ({ json }: ReceiverVisit) => deleteReceiver(json, ledger, life),
  };
}

/** Brands and platforms have other names for some of it. */
function platformRoutes(prefix: string, books: Books): Routes {
  return {
    ...receiverRoutes(prefix, books),
    [`POST ${prefix}/finish-order`]: ({ json }: SharingVisit) => unfreeze(json, books),
    [`GET ${prefix}/orders/{transaction_id}/amounts`]: ({ parameters: { transaction_id = '' } }) =>
      tellLeft(transaction_id, books),
    [`POST ${prefix}/returnorders`]: ({ json }: Visit<ReturnOrder>) => takeBack(json, books),
    [`GET ${prefix}/returnorders`]: ({ query: { out_return_no = '', ...query } }) =>
      queryReturn({ ...query, out_return_no }, books),
  };
}

function shareSealed(request: SharingVisit['json'], books: Books): Answer {
  const opened = openNames({ ...request, receivers: request.receivers ?? [] }, books.life);
  return opened ? share(opened, books) : refuse(400, 'PARAM_ERROR', 'name 解密失败');
}

/** Give the merchant what is not shared, for good. */
function unfreeze(request: Omit<SharingRequest, 'receivers' | 'unfreeze_unsplit'>, books: Books): Answer {
  const { sub_mchid, transaction_id, out_order_no } = request;
  const rest = { transaction_id, out_order_no, receivers: [], unfreeze_unsplit: true };
  return share({ ...(sub_mchid && { sub_mchid }), ...rest }, books);
}

/** What of an order may still be shared. */
export function tellLeft(transaction_id: string, { ledger }: Books): Answer {
  const order = ledger.orders.one('transaction', transaction_id);
  if (!order) return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (!order.request.settle_info?.profit_sharing) return refuse(400, 'INVALID_REQUEST', '非分账订单');
  return { json: { transaction_id, unsplit_amount: unsplitOf(order, ledger) } };
}
