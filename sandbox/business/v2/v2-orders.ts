import type { Answer } from '../../protocol/answer.js';
import { refuse } from '../../protocol/refuse.js';
import type { Routes } from '../../protocol/route.js';
import type { BusinessContext } from '../business-context.js';
import { describeOrder } from '../orders/describe-order.js';
import { describePayment } from '../orders/describe-v2-order.js';
import { ANSWERS, type OrderedType } from '../orders/order-routes.js';
import { closeOrder, findOrder, type PlacedOrder, placeOrder, queryOrder } from '../orders/orders.js';
import type { Order } from '../records.js';
import { asV2 } from './as-v2.js';
import { namesOf, ownerOf, type V2Fields } from './v2-fields.js';

/** Orders of v2: place, query, close. v2 and v3 find each other's orders. */
export function v2Orders(context: BusinessContext): Routes {
  const query = (fields: V2Fields): Answer => {
    const answer = queryOrder(orderQuery(fields), context);
    const order = findOrder(orderQuery(fields), context);
    return order ? { json: describeV2Order(order) } : answer;
  };
  const close = (fields: V2Fields): Answer => {
    const order = findOrder(orderQuery(fields), context);
    if (order?.state === 'CLOSED') return refuse(400, 'ORDERCLOSED', '订单已关闭');
    const answer = closeOrder(orderQuery(fields), context);
    return answer.status === undefined ? { json: { result_msg: 'OK' } } : answer;
  };
  const place = (fields: V2Fields): Answer => {
    const { trade_type = '', openid } = fields;
    if (!isOrdered(trade_type)) return refuse(400, 'PARAM_ERROR', `trade_type ${trade_type} 不正确`);
    if (trade_type === 'JSAPI' && !openid) return refuse(400, 'PARAM_ERROR', '交易类型为 JSAPI 时须填写 openid');
    return placeOrder(placedBy(fields, trade_type), context, () => ({ trade_type, ...answerOf(trade_type) }));
  };
  return {
    'POST /pay/unifiedorder': asV2(place, context),
    'POST /pay/orderquery': asV2(query, context),
    'POST /pay/closeorder': asV2(close, context),
  };
}

/** With both numbers, `transaction_id` takes precedence. */
export function orderQuery(fields: V2Fields) {
  const owner = ownerOf(namesOf(fields));
  const { transaction_id, out_trade_no } = fields;
  return transaction_id ? { transaction_id, owner } : { out_trade_no, owner };
}

/** A v2 order as a record. */
export function placedBy(fields: V2Fields, tradeType: Order['tradeType']): PlacedOrder {
  const { out_trade_no = '', body = '', attach, notify_url, openid, total_fee, profit_sharing, auth_code } = fields;
  const names = namesOf(fields);
  const payer = { ...(openid && { openid }), ...(auth_code && { auth_code }) };
  const optional = { attach, notify_url, appid: names.appid, detail: fields['detail'], goods_tag: fields['goods_tag'] };
  const request = {
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text)),
    ...{ out_trade_no, description: body, amount: { total: Number(total_fee), currency: fields['fee_type'] || 'CNY' } },
    ...(Object.keys(payer).length > 0 && { payer }),
    ...(profit_sharing === 'Y' && { settle_info: { profit_sharing: true } }),
  };
  return { request, tradeType, owner: ownerOf(names), v2: names };
}

function isOrdered(tradeType: string): tradeType is OrderedType {
  return Object.hasOwn(ANSWERS, tradeType);
}

/** v2 responds to every trade type with a `prepay_id` too. */
function answerOf(tradeType: OrderedType): object {
  const answer: { prepay_id?: string; h5_url?: string; code_url?: string } = ANSWERS[tradeType]();
  const { h5_url: mweb_url, ...rest } = answer;
  return { ...ANSWERS.JSAPI(), ...rest, mweb_url };
}

function describeV2Order(order: Order): object {
  const { trade_state, trade_state_desc } = describeOrder(order);
  return { ...describePayment(order), trade_state, trade_state_desc };
}
