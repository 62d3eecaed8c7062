import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { timestamp } from '../../protocol/time.js';
import { type BusinessContext, freshNumber, isDone } from '../business-context.js';
import { isAmount, isSameRequest } from '../check-request.js';
import type { Order } from '../records.js';
import { describeOrder, describePaid } from './describe-order.js';
import { writePaymentNotice } from './describe-v2-order.js';

export type PlacedOrder = Pick<Order, 'request' | 'tradeType' | 'owner' | 'v2'>;

/** Store a new order and respond with the result of `answer`. The same request again returns the same order; another one with its number is refused. */
export function placeOrder(placed: PlacedOrder, context: BusinessContext, answer: () => object): Answer {
  const { out_trade_no, amount } = placed.request;
  if (isWrongNumber(out_trade_no)) return refuse(400, 'PARAM_ERROR', '商户订单号不符合规则');
  if (!isAmount(amount.total)) return refuse(400, 'PARAM_ERROR', '订单金额须为大于 0 的整数');
  const known = context.tables.orders.get(out_trade_no);
  if (known?.payment) return refuse(400, 'ORDERPAID', '该订单已支付');
  if (known && !isSameOrder(known, placed)) return refuse(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  if (known && !isPending(known)) return refuse(400, 'ORDER_CLOSED', '订单已关闭');
  if (!known) {
    context.tables.orders.set(out_trade_no, { ...placed, create_time: timestamp(), state: 'NOTPAY', asked: 0 });
    context.commit?.({ kind: 'orders', number: out_trade_no });
  }
  return { json: answer() };
}

function isSameOrder(known: PlacedOrder, placed: PlacedOrder): boolean {
  const [one, other] = [known, placed].map(({ request, tradeType, owner }) => ({ request, tradeType, owner }));
  return isSameRequest({ ...one }, { ...other });
}

/** Query an order. After enough queries it is paid. */
export function queryOrder(query: OrderQuery, context: BusinessContext): Answer {
  const order = findOrder(query, context);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  // Parts of a combined order are only paid together.
  if (isPending(order) && order.combined === undefined && isDone(order, context)) pay(order, context);
  return { json: describeOrder(order) };
}

/** Close an order that is not paid. */
export function closeOrder(query: OrderQuery, context: BusinessContext): Answer {
  const order = findOrder(query, context);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (order.payment) return refuse(400, 'ORDERPAID', '该订单已支付');
  if (order.combined !== undefined) return refuse(400, 'INVALID_REQUEST', '合单的子单只能随合单关闭');
  if (isPending(order)) order.state = 'CLOSED';
  commitOrder(order, context);
  return {};
}

/** An order is found by either number. */
interface OrderQuery {
  readonly out_trade_no?: string | undefined;
  readonly transaction_id?: string | undefined;
  readonly owner: Readonly<Record<string, string | undefined>>;
}

/** Find an order of the merchant that the query names. */
export function findOrder(
  { out_trade_no, transaction_id, owner }: OrderQuery,
  { tables: { orders } }: BusinessContext,
) {
  const order = out_trade_no === undefined ? orders.one('transaction', transaction_id) : orders.get(out_trade_no);
  return order && Object.entries(order.owner).every(([name, mchid]) => owner[name] === mchid) ? order : undefined;
}

/** The customer pays an order; the merchant is notified. */
export function pay(order: Order, context: BusinessContext): void {
  storePayment(order, context);
  commitOrder(order, context, 'TRANSACTION.SUCCESS');
}

/** Store a payment made now, so that the order is found by its transaction id. */
export function storePayment(order: Order, { tables }: Pick<BusinessContext, 'tables'>): void {
  order.state = 'SUCCESS';
  order.payment = { transaction_id: freshNumber('42'), success_time: timestamp(), bank_type: 'OTHERS' };
  tables.orders.set(order.request.out_trade_no, order);
}

/** Whether a text is not a valid `out_trade_no`. */
export function isWrongNumber(number: string): boolean {
  return !/^[\w*-]{6,32}$/.test(number);
}

/** The customer does not pay: a code payment fails, any other order is closed. */
export function expire(order: Order, context: BusinessContext): void {
  order.state = order.tradeType === 'MICROPAY' ? 'PAYERROR' : 'CLOSED';
  commitOrder(order, context);
}

/** Commit a change of an order, with the notification of `eventType` if there is one. */
export function commitOrder(order: Order, { commit }: BusinessContext, eventType?: string): void {
  const { out_trade_no: number, notify_url: url } = order.request;
  const description = order.v2
    ? writePaymentNotice(order, order.v2)
    : { eventType: eventType ?? '', originalType: 'transaction', content: describePaid(order), url };
  const event = eventType && description;
  commit?.({ kind: 'orders', number, ...(event && { event }) });
}

/** Whether an order can still be paid. */
export function isPending({ state }: Order): boolean {
  return state === 'NOTPAY' || state === 'USERPAYING';
}
