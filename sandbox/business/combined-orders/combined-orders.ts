import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { RouteRequest, Routes } from '../../protocol/route.js';
import { type BusinessContext, isDone } from '../business-context.js';
import { CUSTOMER } from '../orders/describe-order.js';
import { ANSWERS, type OrderedType } from '../orders/order-routes.js';
import { isPending, storePayment } from '../orders/orders.js';
import type { CombinedOrder, CombinedRequest, SubOrder } from '../records.js';
import { describeCombined } from './describe-combined.js';
import { placeCombined, subOrdersOf } from './place-combined.js';

/** Combined orders: several orders that are paid, queried and closed together. */
export function combinedOrders(context: BusinessContext): Routes {
  const place =
    (tradeType: OrderedType) =>
    ({ json }: RouteRequest<CombinedRequest>) =>
      placeCombined(json, { tradeType, answer: ANSWERS[tradeType] }, context);
  const { combined } = context.tables;
  return {
    'POST /v3/combine-transactions/jsapi': place('JSAPI'),
    'POST /v3/combine-transactions/miniprogram': place('JSAPI'),
    'POST /v3/combine-transactions/native': place('NATIVE'),
    'POST /v3/combine-transactions/app': place('APP'),
    'POST /v3/combine-transactions/h5': place('MWEB'),
    'GET /v3/combine-transactions/out-trade-no/{number}': ({ parameters: { number = '' } }) =>
      query(combined.get(number), context),
    'GET /v3/combine-transactions/id/{id}': ({ parameters: { id } }) => query(combined.one('transaction', id), context),
    'POST /v3/combine-transactions/out-trade-no/{number}/close': ({ parameters: { number = '' }, json }: CloseRoute) =>
      close(combined.get(number), json.sub_orders, context),
  };
}

type CloseRoute = RouteRequest<{ readonly sub_orders: readonly Pick<SubOrder, 'mchid' | 'out_trade_no'>[] }>;

function query(found: CombinedOrder | undefined, context: BusinessContext): Answer {
  if (!found) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (isPendingCombined(found, context) && isDone(found, context)) payCombined(found, context);
  return { json: describeCombined(found, context) };
}

/** Only all orders together can be closed, and the request has to name each. */
function close(
  found: CombinedOrder | undefined,
  named: readonly { out_trade_no: string }[],
  context: BusinessContext,
): Answer {
  if (!found) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  const orders = subOrdersOf(found, context);
  if (orders.some(({ payment }) => payment)) return refuse(400, 'ORDERPAID', '该订单已支付');
  const numbers = new Set(named.map(({ out_trade_no }) => out_trade_no));
  const isWhole = numbers.size === orders.length && orders.every(({ request }) => numbers.has(request.out_trade_no));
  if (!isWhole) return refuse(400, 'INVALID_REQUEST', '子单与下单时不一致');
  expireCombined(found, context);
  return {};
}

/** Whether all of its orders can still be paid. */
export function isPendingCombined(combined: CombinedOrder, context: Pick<BusinessContext, 'tables'>): boolean {
  return subOrdersOf(combined, context).every(isPending);
}

/** The customer pays all of its orders; the merchant gets one notification. */
export function payCombined(combined: CombinedOrder, context: BusinessContext): void {
  for (const order of subOrdersOf(combined, context)) storePayment(order, context);
  commitCombined(combined, context, 'TRANSACTION.SUCCESS');
}

/** Close all of its orders unpaid. */
export function expireCombined(combined: CombinedOrder, context: BusinessContext): void {
  for (const order of subOrdersOf(combined, context)) order.state = 'CLOSED';
  commitCombined(combined, context);
}

function commitCombined(combined: CombinedOrder, context: BusinessContext, eventType?: string): void {
  const { combine_out_trade_no: number, notify_url: url, sub_orders } = combined.request;
  // A payment always has a payer.
  const content = { combine_payer_info: { openid: CUSTOMER }, ...describeCombined(combined, context) };
  const event = eventType && { eventType, originalType: 'transaction', content, url };
  const changes = sub_orders.map(({ out_trade_no }) => ({ kind: 'orders' as const, number: out_trade_no }));
  context.commit?.({ kind: 'combined', number, ...(event && { event }) }, ...changes);
}
