import type { Answer } from '../answer.js';
import { freshNumber, isDone, type Life, timestamp, type Waiting } from './life.js';
import { refuse } from './refusal.js';

/** What a request for an order has in every way of paying. */
export interface OrderRequest {
  readonly out_trade_no: string;
  readonly description: string;
  readonly attach?: string;
  readonly notify_url?: string;
  readonly amount: { readonly total: number; readonly currency?: string };
  readonly payer?: object;
}

export interface Order extends Waiting {
  readonly request: OrderRequest;
  readonly tradeType: 'JSAPI' | 'NATIVE' | 'MICROPAY';
  /** Whose it is, as a query has to name them: `{ mchid }` or `{ sp_mchid, sub_mchid }`. */
  readonly owner: Readonly<Record<string, string>>;
  state: 'NOTPAY' | 'USERPAYING' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'REVOKED';
  /** There once it is paid. */
  payment?: { readonly transaction_id: string; readonly success_time: string; readonly bank_type: string };
}

/** The orders of one server, by `out_trade_no`. */
export type Orders = Map<string, Order>;

/** Keep a new order and give what `answer` makes of it; the same again is the same order, another under its number is refused. */
export function placeOrder(
  orders: Orders,
  placed: Pick<Order, 'request' | 'tradeType' | 'owner'>,
  answer: () => object,
): Answer {
  const { out_trade_no, amount } = placed.request;
  if (!/^[\w*-]{6,32}$/.test(out_trade_no)) return refuse(400, 'PARAM_ERROR', '商户订单号不符合规则');
  if (!(amount.total > 0)) return refuse(400, 'PARAM_ERROR', '订单金额须大于 0');
  const known = orders.get(out_trade_no);
  if (known?.state === 'SUCCESS') return refuse(400, 'ORDERPAID', '该订单已支付');
  if (known && JSON.stringify(known.request) !== JSON.stringify(placed.request)) {
    return refuse(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  }
  if (!known) orders.set(out_trade_no, { ...placed, state: 'NOTPAY', asked: 0 });
  return { json: answer() };
}

/** What the query of an order answers. Asking long enough gets it paid. */
export function queryOrder(orders: Orders, { out_trade_no, owner }: OrderQuery, life: Life): Answer {
  const order = findOrder(orders, { out_trade_no, owner });
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (isPending(order) && isDone(order, life)) pay(order);
  return { json: describeOrder(order) };
}

/** Close an order that is not paid. */
export function closeOrder(orders: Orders, query: OrderQuery): Answer {
  const order = findOrder(orders, query);
  if (!order) return refuse(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (order.payment) return refuse(400, 'ORDERPAID', '该订单已支付');
  order.state = 'CLOSED';
  return {};
}

export interface OrderQuery {
  readonly out_trade_no: string | undefined;
  readonly owner: Readonly<Record<string, string | undefined>>;
}

/** The order of this number, when it belongs to whom the query names. */
export function findOrder(orders: Orders, { out_trade_no = '', owner }: OrderQuery): Order | undefined {
  const order = orders.get(out_trade_no);
  return order && Object.entries(order.owner).every(([name, mchid]) => owner[name] === mchid) ? order : undefined;
}

/** The customer has paid. */
export function pay(order: Order): void {
  order.state = 'SUCCESS';
  order.payment = { transaction_id: freshNumber('42'), success_time: timestamp(), bank_type: 'OTHERS' };
}

/** An order as queries and notifications tell it. */
export function describeOrder({ request, tradeType, owner, state, payment }: Order): object {
  const { amount, payer, ...rest } = request;
  const paid = payment && { payer_total: amount.total, payer_currency: 'CNY' };
  return {
    ...rest,
    ...owner,
    trade_type: tradeType,
    trade_state: state,
    trade_state_desc: MEANINGS[state],
    ...payment,
    ...(tradeType !== 'MICROPAY' && payer && { payer }),
    amount: { currency: 'CNY', ...amount, ...paid },
  };
}

function isPending({ state }: Order): boolean {
  return state === 'NOTPAY' || state === 'USERPAYING';
}

const MEANINGS: Readonly<Record<Order['state'], string>> = {
  NOTPAY: '订单未支付',
  USERPAYING: '用户支付中，需要输入密码',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  REVOKED: '订单已撤销',
};
