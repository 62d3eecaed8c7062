import { freshNumber } from '../business/business-context.js';
import type { Identity } from '../protocol/identity.js';
import { compactTime, timestamp } from '../protocol/time.js';
import { TOTAL } from './invent-trade.js';
import type { Values } from './merge-values.js';

/** What an event says of the thing that it is about, where its page describes more than one variant; none of most events. */
export function eventFacts(event: string, identity: Identity): Values {
  return Object.hasOwn(facts, event) ? (facts[event]?.(identity) ?? {}) : {};
}

const facts: Readonly<Record<string, (identity: Identity) => Values>> = {
  'COUPON.USE': ({ merchant }) => ({
    ...{ status: 'USED', coupon_type: 'NORMAL', singleitem: false, no_cash: true },
    ...{ available_begin_time: '2026-03-01T00:00:00+08:00', available_end_time: '2036-03-31T23:59:59+08:00' },
    normal_coupon_information: { coupon_amount: TOTAL, transaction_minimum: 10 * TOTAL },
    consume_information: {
      ...{ consume_time: timestamp(), consume_mchid: merchant.mchid },
      ...{ transaction_id: freshNumber('42'), consume_amount: TOTAL },
    },
  }),
  'MCHTRANSFER.AUTHORIZATION.CLOSED': () => ({
    state: 'CLOSED',
    close_info: { close_time: timestamp(), close_reason: 'USER_CLOSE' },
  }),
  'MCHTRANSFER.BATCH.CLOSED': () => ({
    ...{ batch_status: 'CLOSED', close_reason: 'OVERDUE_CLOSE', update_time: timestamp() },
    ...{ total_num: 1, total_amount: TOTAL },
  }),
  'PAYSCORE.USER_CONFIRM': () => ({
    ...{ state: 'DOING', state_description: 'USER_CONFIRM' },
    post_payments: [{ name: '示例服务', amount: TOTAL, count: 1 }],
    risk_fund: { name: 'DEPOSIT', amount: 100 * TOTAL },
    time_range: { start_time: compactTime(timestamp()) },
  }),
  'PAYSCORE.USER_CLOSE_SERVICE': () => ({
    user_service_status: 'USER_CLOSE_SERVICE',
    openorclose_time: compactTime(timestamp()),
  }),
  'TRANSACTION.PAY_BACK': () => ({
    ...{ transaction_id: freshNumber('42'), success_time: timestamp(), bank_type: 'BPA', user_repaid: 'Y' },
    ...{ trade_type: 'AUTH', trade_state: 'SUCCESS', trade_state_desc: '支付成功', trade_scene: 'PARKING' },
    amount: { total: TOTAL, currency: 'CNY' },
    parking_info: {
      ...{ start_time: '2026-03-10T09:30:00+08:00', end_time: '2026-03-10T10:30:00+08:00', charging_duration: 3600 },
    },
  }),
  // Rented things and hotel rooms share this page: neither is named, as both are where a deposit is not.
  'webhook/v2/TRANSACTION.SUCCESS': () => ({
    event_ciphertext: {
      ...{ state: 'USER_PAID', total_amount: String(TOTAL), finish_transaction_id: freshNumber('42') },
      ...{ service_id: freshNumber(''), out_order_no: freshNumber('FW'), order_id: freshNumber('15') },
      ...{ start_time: '20260310093000', end_time: compactTime(timestamp()) },
    },
  }),
};
