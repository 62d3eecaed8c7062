import type { BusinessContext } from '../business-context.js';
import type { CombinedOrder, Order, SubOrder } from '../records.js';

/** A combined order as queries and notifications describe it. */
export function describeCombined(
  { request, combine_transaction_id }: CombinedOrder,
  { tables }: Pick<BusinessContext, 'tables'>,
) {
  const { combine_appid, combine_mchid, combine_out_trade_no, scene_info, combine_payer_info } = request;
  const openid = combine_payer_info?.openid;
  return {
    ...{ combine_appid, combine_mchid, combine_out_trade_no, combine_transaction_id },
    ...(scene_info?.device_id !== undefined && { scene_info: { device_id: scene_info.device_id } }),
    sub_orders: request.sub_orders.map((sub) => describeSub(sub, tables.orders.get(sub.out_trade_no))),
    ...(openid !== undefined && { combine_payer_info: { openid } }),
  };
}

function describeSub(sub: SubOrder, order: Order | undefined): object {
  const { mchid, sub_mchid, sub_appid, individual_auth_id, out_trade_no, attach, amount } = sub;
  const { total_amount, currency = 'CNY' } = amount;
  const named = { sub_mchid, sub_appid, individual_auth_id, attach };
  const payment = order?.payment;
  return {
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    ...{ mchid, out_trade_no, trade_state: order?.state },
    ...(payment && { trade_type: order.tradeType, ...payment }),
    amount: { total_amount, currency, payer_amount: payment ? total_amount : 0, payer_currency: 'CNY' },
  };
}
