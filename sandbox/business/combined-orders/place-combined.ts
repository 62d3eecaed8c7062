import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import { timestamp } from '../../protocol/time.js';
import { type BusinessContext, freshNumber } from '../business-context.js';
import { isAmount, isSameRequest } from '../check-request.js';
import { isPending, isWrongNumber } from '../orders/orders.js';
import type { CombinedOrder, CombinedRequest, Order, SubOrder } from '../records.js';

const MAX_ORDERS = 50;

/** Store a combined order and its orders, all or none. The same request again returns the same order. */
export function placeCombined(
  request: CombinedRequest,
  { tradeType, answer }: { readonly tradeType: Order['tradeType']; readonly answer: () => object },
  context: BusinessContext,
): Answer {
  const known = context.tables.combined.get(request.combine_out_trade_no);
  const refused = known ? refuseAgain(request, known, context) : refuseNew(request, context);
  if (refused) return refused;
  if (!known) keep(request, tradeType, context);
  return { json: answer() };
}

/** The orders of a combined order. */
export function subOrdersOf(
  { request }: Pick<CombinedOrder, 'request'>,
  { tables }: Pick<BusinessContext, 'tables'>,
): Order[] {
  return request.sub_orders.flatMap(({ out_trade_no }) => tables.orders.get(out_trade_no) ?? []);
}

function refuseAgain(request: CombinedRequest, known: CombinedOrder, context: BusinessContext): Answer | undefined {
  const orders = subOrdersOf(known, context);
  if (orders.some(({ payment }) => payment)) return refuse(400, 'ORDERPAID', '该订单已支付');
  if (!isSameRequest(known.request, request)) return refuse(403, 'OUT_TRADE_NO_USED', '合单商户订单号重复');
  return orders.every(isPending) ? undefined : refuse(400, 'ORDER_CLOSED', '订单已关闭');
}

function refuseNew(request: CombinedRequest, context: BusinessContext): Answer | undefined {
  const { combine_mchid, combine_out_trade_no, sub_orders } = request;
  const numbers = sub_orders.map(({ out_trade_no }) => out_trade_no);
  if (combine_mchid !== context.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '商户号与请求的签名者不符');
  if ([combine_out_trade_no, ...numbers].some(isWrongNumber)) return refuse(400, 'PARAM_ERROR', '商户订单号不符合规则');
  if (numbers.length === 0 || numbers.length > MAX_ORDERS)
    return refuse(400, 'PARAM_ERROR', `子单须有 1 至 ${MAX_ORDERS} 笔`);
  if (sub_orders.some(({ amount }) => !isAmount(amount.total_amount)))
    return refuse(400, 'PARAM_ERROR', '订单金额须为大于 0 的整数');
  const isUsed = new Set(numbers).size < numbers.length || numbers.some((number) => context.tables.orders.has(number));
  return isUsed ? refuse(403, 'OUT_TRADE_NO_USED', '商户订单号重复') : undefined;
}

function keep(request: CombinedRequest, tradeType: Order['tradeType'], context: BusinessContext): void {
  const { combine_out_trade_no: number } = request;
  context.tables.combined.set(number, { request, combine_transaction_id: freshNumber('42'), asked: 0 });
  const orders = request.sub_orders.map((each) => toOrder(each, request, tradeType));
  for (const order of orders) context.tables.orders.set(order.request.out_trade_no, order);
  const changes = orders.map((order) => ({ kind: 'orders' as const, number: order.request.out_trade_no }));
  context.commit?.({ kind: 'combined', number }, ...changes);
}

function toOrder(sub: SubOrder, request: CombinedRequest, tradeType: Order['tradeType']): Order {
  const { mchid, sub_mchid, out_trade_no, attach, description, amount } = sub;
  const { total_amount: total, currency = 'CNY' } = amount;
  const profit_sharing = sub.profit_sharing ?? sub.settle_info?.profit_sharing ?? false;
  const { combine_appid: appid, combine_payer_info: payer } = request;
  return {
    request: {
      ...{ appid, out_trade_no, description, amount: { total, currency }, settle_info: { profit_sharing } },
      ...(attach !== undefined && { attach }),
      ...(payer && { payer }),
    },
    tradeType,
    owner: sub_mchid === undefined ? { mchid } : { sp_mchid: mchid, sub_mchid },
    create_time: timestamp(),
    combined: request.combine_out_trade_no,
    state: 'NOTPAY',
    asked: 0,
  };
}
