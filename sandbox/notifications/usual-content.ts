import { freshNumber } from '../business/business-context.js';
import { describeCombined } from '../business/combined-orders/describe-combined.js';
import { CUSTOMER, describePaid } from '../business/orders/describe-order.js';
import type { Refund, Transfer } from '../business/records.js';
import { describeRefunded } from '../business/refunds/describe-refunded.js';
import { createTables } from '../business/tables.js';
import { describeFinished } from '../business/transfers.js';
import type { Identity } from '../protocol/identity.js';
import { timestamp } from '../protocol/time.js';
import { APPID, inventOrder, inventRefund, TOTAL } from './invent-trade.js';
import { mergeValues, type Values } from './merge-values.js';

export interface UsualContent {
  readonly originalType: string;
  readonly content: Values;
}

type Write = (values: Values, identity: Identity) => UsualContent;

/**
 * What the service sends with an event that many shops live on, in place of all that its page describes; `undefined` of
 * other events. `values` replace members, and decide between the variants of a page; amounts that they leave out agree
 * with those that they give.
 */
export function usualContent(event: string, values: Values, identity: Identity): UsualContent | undefined {
  return Object.hasOwn(writers, event) ? writers[event]?.(values, identity) : undefined;
}

const writers: Readonly<Record<string, Write>> = {
  // Payments, combined payments and profit sharing share this event.
  'TRANSACTION.SUCCESS': (values, identity) => {
    if (hasOne(values, ['combine_out_trade_no', 'sub_orders'])) return tellCombined(values, identity);
    return hasOne(values, ['receiver', 'order_id', 'out_order_no'])
      ? tellSharing(values, identity)
      : tellPayment(values, identity);
  },
  'REFUND.SUCCESS': (values, identity) => tellRefund(values, 'SUCCESS', identity),
  'REFUND.CLOSED': (values, identity) => tellRefund(values, 'CLOSED', identity),
  'REFUND.ABNORMAL': (values, identity) => tellRefund(values, 'ABNORMAL', identity),
  'PROFITSHARING.SUCCESS': tellSharing,
  'PROFITSHARING.RETURN': tellSharing,
  'MCHTRANSFER.BILL.FINISHED': tellTransfer,
};

function hasOne(values: Values, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(values, name));
}

function tellPayment(values: Values, identity: Identity): UsualContent {
  const { payer_total = TOTAL, total = payer_total } = Object(values['amount']);
  const content = mergeValues(describePaid(inventOrder(values, total, identity)), values);
  return { originalType: 'transaction', content };
}

function tellCombined(values: Values, identity: Identity): UsualContent {
  const asked: readonly Values[] = Array.isArray(values['sub_orders']) ? values['sub_orders'] : [{}, {}];
  const orders = asked.map((sub) => inventOrder(sub, Object(sub['amount']).total_amount ?? TOTAL, identity));
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

function tellRefund(values: Values, status: Exclude<Refund['status'], 'PROCESSING'>, identity: Identity): UsualContent {
  const { refund: wanted, total = wanted ?? TOTAL } = Object(values['amount']);
  const order = inventOrder(values, total, identity);
  const content = mergeValues(describeRefunded(inventRefund(order, status, wanted ?? total), order), values);
  return { originalType: 'refund', content };
}

/** Receivers alone are told, so that the merchant is the receiver. */
function tellSharing(values: Values, identity: Identity): UsualContent {
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

/** Only transfers that have ended are told. */
function tellTransfer(values: Values, identity: Identity): UsualContent {
  const request = {
    ...{ appid: APPID, out_bill_no: freshNumber('ZZ'), openid: CUSTOMER, transfer_amount: TOTAL },
    transfer_remark: '示例转账',
  };
  const transfer: Transfer = {
    ...{ request, userName: undefined, transfer_bill_no: freshNumber('13'), create_time: timestamp(), asked: 0 },
    state: values['state'] === 'CANCELLED' ? 'CANCELLED' : 'SUCCESS',
  };
  const { mch_id, ...told } = describeFinished(transfer, { identity });
  const owner = values['sub_mchid'] === undefined ? { mch_id } : { mchid: mch_id };
  const failed = values['state'] === 'FAIL' ? { fail_reason: 'ACCOUNT_FROZEN' } : {};
  return { originalType: 'mch_payment', content: mergeValues({ ...owner, ...told, ...failed }, values) };
}
