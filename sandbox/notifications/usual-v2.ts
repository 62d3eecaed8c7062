import type { Refund } from '../business/records.js';
import { writePaymentNotice } from '../business/v2/describe-v2-order.js';
import { writeRefundNotice } from '../business/v2/describe-v2-refund.js';
import type { Identity } from '../protocol/identity.js';
import { APPID, inventOrder, inventRefund, TOTAL } from './invent-trade.js';
import { mergeValues, type Values } from './merge-values.js';

type Write = (values: Values, identity: Identity) => Values;

/** What the service sends with a notification of v2 that many shops live on; `undefined` of other pages. */
export function usualV2(page: string, values: Values, identity: Identity): Values | undefined {
  return Object.hasOwn(writers, page) ? writers[page]?.(values, identity) : undefined;
}

const writers: Readonly<Record<string, Write>> = {
  'webhook/v2/transaction-success': tellPayment,
  'webhook/v2/refund-processed': tellRefund,
};

function tellPayment(values: Values, identity: Identity): Values {
  const order = inventOrder({}, Number(values['total_fee'] ?? TOTAL), identity);
  return mergeValues(writePaymentNotice(order, namesOf(identity)).content, values);
}

/** The members of a refund are sealed; those that stand beside them are these. */
const OUTER = ['return_code', 'return_msg', 'appid', 'mch_id', 'sub_appid', 'sub_mch_id', 'nonce_str', 'req_info'];

const STATUSES: Readonly<Record<string, Exclude<Refund['status'], 'PROCESSING'>>> = {
  CHANGE: 'ABNORMAL',
  REFUNDCLOSE: 'CLOSED',
};

function tellRefund(values: Values, identity: Identity): Values {
  const named = Object.entries(values);
  const outer = Object.fromEntries(named.filter(([name]) => OUTER.includes(name)));
  const inner: Values = {
    ...Object.fromEntries(named.filter(([name]) => !OUTER.includes(name))),
    ...Object(outer['req_info']),
  };
  const { refund_fee: wanted, total_fee = wanted ?? TOTAL, refund_status } = inner;
  const order = inventOrder({}, Number(total_fee), identity);
  const refund = inventRefund(order, STATUSES[String(refund_status)] ?? 'SUCCESS', Number(wanted ?? total_fee));
  const { content } = writeRefundNotice(refund, order, namesOf(identity));
  return mergeValues(content, { ...outer, req_info: inner });
}

function namesOf({ merchant }: Identity) {
  return { appid: APPID, mch_id: merchant.mchid };
}
