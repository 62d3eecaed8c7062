import type { Order } from '../records.js';

/** An order as queries describe it. */
export function describeOrder({ request, tradeType, owner, state, payment }: Order) {
  const { amount, payer, ...rest } = request;
  // The identity of the payer is sealed for the platform.
  const { identity: _sealed, ...known } = Object(payer);
  const paid = payment && { payer_total: amount.total, payer_currency: 'CNY' };
  return {
    ...rest,
    ...owner,
    trade_type: tradeType,
    trade_state: state,
    trade_state_desc: STATE_DESCRIPTIONS[state],
    ...payment,
    ...(tradeType !== 'MICROPAY' && Object.keys(known).length > 0 && { payer: known }),
    amount: { currency: 'CNY', ...amount, ...paid },
  };
}

const STATE_DESCRIPTIONS: Readonly<Record<Order['state'], string>> = {
  NOTPAY: '订单未支付',
  USERPAYING: '用户支付中，需要输入密码',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  REVOKED: '订单已撤销',
  PAYERROR: '支付失败，请换一种方式支付',
};

/** The payer of orders that name none. */
export const CUSTOMER = 'oSandboxCustomer000000000000';

/** A payment as its notification describes it, with few members of the request. */
export function describePaid(order: Order): object {
  const described: Readonly<Record<string, unknown>> = describeOrder(order);
  const { total, payer_total, currency, payer_currency } = Object(described['amount']);
  return {
    ...Object.fromEntries(SHARED_MEMBERS.filter((name) => name in described).map((name) => [name, described[name]])),
    payer: payerOf(order),
    amount: { total, payer_total, currency, payer_currency },
    ...describeScene(order),
  };
}

/** The members that queries and notifications share, besides amounts. */
const SHARED_MEMBERS = [
  ...['appid', 'mchid', 'sp_appid', 'sp_mchid', 'sub_appid', 'sub_mchid', 'out_trade_no', 'transaction_id'],
  ...['trade_type', 'trade_state', 'trade_state_desc', 'bank_type', 'attach', 'success_time'],
];

/** A payment always has a payer. Partners know it by the openid of their own app and of the sub-merchant's app. */
function payerOf({ request, owner }: Order): object {
  const { openid = CUSTOMER, sp_openid = CUSTOMER, sub_openid } = Object(request.payer);
  return owner['sp_mchid'] === undefined ? { openid } : { sp_openid, ...(sub_openid !== undefined && { sub_openid }) };
}

function describeScene({ request }: Order): object {
  const { device_id } = Object(Object(request)['scene_info']);
  return device_id === undefined ? {} : { scene_info: { device_id } };
}
