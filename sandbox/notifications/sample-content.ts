import { freshNumber } from '../business/business-context.js';
import { describeCombined } from '../business/combined-orders/describe-combined.js';
import { CUSTOMER, describePaid } from '../business/orders/describe-order.js';
import { writePaymentNotice } from '../business/orders/describe-v2-order.js';
import type { Refund, Transfer } from '../business/records.js';
import { writeRefundNotice } from '../business/refunds/describe-v2-refund.js';
import { describeRefunded } from '../business/refunds/refund-event.js';
import { createTables } from '../business/tables.js';
import { describeFinished } from '../business/transfers.js';
import type { Identity } from '../protocol/identity.js';
import { compactTime, timestamp } from '../protocol/time.js';
import { mergeValues, type Values } from './merge-values.js';
import { APPID, sampleOrder, sampleRefund, TOTAL } from './sample-records.js';

interface CommonContent {
  readonly originalType: string;
  readonly content: Values;
}

type Write = (values: Values, identity: Identity) => CommonContent;

/**
 * The content of common events as the service sends it, with fewer members than their page describes; `undefined` for
 * other events. `values` replace members and choose between the variants of a page.
 * The other amounts match them.
 */
export function commonContent(event: string, values: Values, identity: Identity): CommonContent | undefined {
  return Object.hasOwn(writers, event) ? writers[event]?.(values, identity) : undefined;
}

const writers: Readonly<Record<string, Write>> = {
  // Payments, combined payments and profit sharings have the same event.
  'TRANSACTION.SUCCESS': (values, identity) => {
    if (hasOne(values, ['combine_out_trade_no', 'sub_orders'])) return sampleCombined(values, identity);
    return hasOne(values, ['receiver', 'order_id', 'out_order_no'])
      ? sampleSharing(values, identity)
      : samplePayment(values, identity);
  },
  'REFUND.SUCCESS': (values, identity) => describeRefund(values, 'SUCCESS', identity),
  'REFUND.CLOSED': (values, identity) => describeRefund(values, 'CLOSED', identity),
  'REFUND.ABNORMAL': (values, identity) => describeRefund(values, 'ABNORMAL', identity),
  'PROFITSHARING.SUCCESS': sampleSharing,
  'PROFITSHARING.RETURN': sampleSharing,
  'MCHTRANSFER.BILL.FINISHED': sampleTransfer,
};

function hasOne(values: Values, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(values, name));
}

function samplePayment(values: Values, identity: Identity): CommonContent {
  const { payer_total = TOTAL, total = payer_total } = Object(values['amount']);
  const content = mergeValues(describePaid(sampleOrder(values, total, identity)), values);
  return { originalType: 'transaction', content };
}

function sampleCombined(values: Values, identity: Identity): CommonContent {
  const asked: readonly Values[] = Array.isArray(values['sub_orders']) ? values['sub_orders'] : [{}, {}];
  const orders = asked.map((sub) => sampleOrder(sub, Object(sub['amount']).total_amount ?? TOTAL, identity));
  const { mchid } = identity.merchant;
  const request = {
    ...{ combine_appid: APPID, combine_mchid: mchid, combine_out_trade_no: freshNumber('HD') },
    combine_payer_info: { openid: CUSTOMER },
    sub_orders: orders.map(({ request: { out_trade_no, description, amount } }) => ({
      ...{ mchid, out_trade_no, description },
      amount: { total_amount: amount.total },
    })),
  };
  const combined = { request, combine_transaction_id: freshNumber('42'), asked: 0 };
  const content = mergeValues(describeCombined(combined, { tables: createTables(orders) }), values);
  return { originalType: 'transaction', content };
}

function describeRefund(
  values: Values,
  status: Exclude<Refund['status'], 'PROCESSING'>,
  identity: Identity,
): CommonContent {
  const { refund: requested, total = requested ?? TOTAL } = Object(values['amount']);
  const order = sampleOrder(values, total, identity);
  const content = mergeValues(describeRefunded(sampleRefund(order, status, requested ?? total), order), values);
  return { originalType: 'refund', content };
}

/** Only receivers are notified, so the merchant is the receiver. */
function sampleSharing(values: Values, identity: Identity): CommonContent {
  const { mchid } = identity.merchant;
  const { sub_mchid } = values;
  const content = {
    ...(sub_mchid === undefined ? { mchid } : { sp_mchid: mchid, sub_mchid }),
    transaction_id: freshNumber('42'),
    order_id: freshNumber('30'),
    out_order_no: freshNumber('FZ'),
    receiver: { type: 'MERCHANT_ID', account: mchid, amount: TOTAL, description: '分账' },
    success_time: timestamp(),
  };
  return { originalType: 'profitsharing', content: mergeValues(content, values) };
}

/** Only finished transfers are notified. */
function sampleTransfer(values: Values, identity: Identity): CommonContent {
  const request = {
    ...{ appid: APPID, out_bill_no: freshNumber('ZZ'), openid: CUSTOMER, transfer_amount: TOTAL },
    transfer_remark: '示例转账',
  };
  const transfer: Transfer = {
    ...{ request, userName: undefined, transfer_bill_no: freshNumber('13'), create_time: timestamp(), asked: 0 },
    state: values['state'] === 'CANCELLED' ? 'CANCELLED' : 'SUCCESS',
  };
  const { mch_id, ...described } = describeFinished(transfer, { identity });
  const owner = values['sub_mchid'] === undefined ? { mch_id } : { mchid: mch_id };
  const failed = values['state'] === 'FAIL' ? { fail_reason: 'ACCOUNT_FROZEN' } : {};
  return { originalType: 'mch_payment', content: mergeValues({ ...owner, ...described, ...failed }, values) };
}

type WriteV2 = (values: Values, identity: Identity) => Values;

/** The content of common v2 notifications as the service sends it; `undefined` for other pages. */
export function commonV2Content(page: string, values: Values, identity: Identity): Values | undefined {
  return Object.hasOwn(writersV2, page) ? writersV2[page]?.(values, identity) : undefined;
}

const writersV2: Readonly<Record<string, WriteV2>> = {
  'webhook/v2/transaction-success': describePaymentV2,
  'webhook/v2/refund-processed': describeRefundV2,
};

function describePaymentV2(values: Values, identity: Identity): Values {
  const order = sampleOrder({}, Number(values['total_fee'] ?? TOTAL), identity);
  return mergeValues(writePaymentNotice(order, namesOf(identity)).content, values);
}

/** The members of a refund notification that are not sealed. */
const OUTER = ['return_code', 'return_msg', 'appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'nonce_str', 'req_info'];

const STATUSES: Readonly<Record<string, Exclude<Refund['status'], 'PROCESSING'>>> = {
  CHANGE: 'ABNORMAL',
  REFUNDCLOSE: 'CLOSED',
};

function describeRefundV2(values: Values, identity: Identity): Values {
  const named = Object.entries(values);
  const outer = Object.fromEntries(named.filter(([name]) => OUTER.includes(name)));
  const inner: Values = {
    ...Object.fromEntries(named.filter(([name]) => !OUTER.includes(name))),
    ...Object(outer['req_info']),
  };
  const { refund_fee: requested, total_fee = requested ?? TOTAL, refund_status } = inner;
  const order = sampleOrder({}, Number(total_fee), identity);
  const refund = sampleRefund(order, STATUSES[String(refund_status)] ?? 'SUCCESS', Number(requested ?? total_fee));
  const { content } = writeRefundNotice(refund, order, namesOf(identity));
  return mergeValues(content, { ...outer, req_info: inner });
}

function namesOf({ merchant }: Identity) {
  return { appid: APPID, mch_id: merchant.mchid };
}

/** Members that make a sample consistent, for events whose page describes several variants. */
export function consistentMembers(event: string, identity: Identity): Values {
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
  // Rentals and hotel rooms have the same page; the sample fits both.
  'webhook/v2/TRANSACTION.SUCCESS': () => ({
    event_ciphertext: {
      ...{ state: 'USER_PAID', total_amount: String(TOTAL), finish_transaction_id: freshNumber('42') },
      ...{ service_id: freshNumber(''), out_order_no: freshNumber('FW'), order_id: freshNumber('15') },
      ...{ start_time: '20260310093000', end_time: compactTime(timestamp()) },
    },
  }),
};
