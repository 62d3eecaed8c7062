import type { Identity } from '../identity.js';
import type { Order, Refund } from '../merchant-life/ledger.js';
import { freshNumber, timestamp } from '../merchant-life/life.js';
import { describePaid } from '../merchant-life/orders/describe-order.js';
import { describeRefunded } from '../merchant-life/refunds/describe-refunded.js';

/** Members of a content that somebody asks for. */
type Values = Readonly<Record<string, unknown>>;

export interface UsualContent {
  readonly originalType: string;
  readonly content: Values;
}

/**
 * What the service sends with an event that many shops live on, in place of all that its page describes; `undefined` of
 * other events. `values` replace members; amounts that they leave out agree with those that they give.
 */
export function usualContent(event: string, values: Values, identity: Identity): UsualContent | undefined {
  if (event === 'TRANSACTION.SUCCESS') return { originalType: 'transaction', content: tellPayment(values, identity) };
  const status = STATUSES.find((each) => event === `REFUND.${each}`);
  return status && { originalType: 'refund', content: tellRefund(values, status, identity) };
}

const STATUSES = ['SUCCESS', 'CLOSED', 'ABNORMAL'] as const;
const TOTAL = 100;

function tellPayment(values: Values, identity: Identity): Values {
  const { total = TOTAL } = Object(values['amount']);
  return merge(describePaid(inventOrder(values, total, identity)), values);
}

function tellRefund(values: Values, status: (typeof STATUSES)[number], identity: Identity): Values {
  const { refund: wanted, total = wanted ?? TOTAL } = Object(values['amount']);
  const order = inventOrder(values, total, identity);
  const refund: Refund = {
    request: { out_refund_no: freshNumber('TK'), amount: { refund: wanted ?? total, total, currency: 'CNY' } },
    out_trade_no: order.request.out_trade_no,
    refund_id: freshNumber('50'),
    create_time: timestamp(),
    status,
    asked: 0,
    ...(status === 'SUCCESS' && { success_time: timestamp() }),
  };
  return merge(describeRefunded(refund, order), values);
}

function inventOrder(
  { appid = 'wx4d8a1c7be05f9236', sub_mchid }: Values,
  total: number,
  { merchant }: Identity,
): Order {
  const isPartner = typeof sub_mchid === 'string';
  const request = { out_trade_no: freshNumber('SH'), description: '', amount: { total } };
  return {
    request: { ...request, [isPartner ? 'sp_appid' : 'appid']: appid },
    tradeType: 'JSAPI',
    owner: isPartner ? { sp_mchid: merchant.mchid, sub_mchid } : { mchid: merchant.mchid },
    create_time: timestamp(),
    state: 'SUCCESS',
    asked: 0,
    payment: { transaction_id: freshNumber('42'), success_time: timestamp(), bank_type: 'OTHERS' },
  };
}

function merge(content: object, values: Values): Values {
  const { amount }: { amount?: object } = content;
  const merged = { ...content, ...values };
  return values['amount'] === undefined ? merged : { ...merged, amount: { ...amount, ...Object(values['amount']) } };
}
