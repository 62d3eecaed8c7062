import type { Order, Refund } from '../records.js';
import type { Tables } from '../tables.js';

/** A line of a bill: a payment or a refund. */
export interface BillEntry {
  readonly order: Order;
  /** Left out for payments. */
  readonly refund?: Refund;
  /** `2026-03-10T09:30:00+08:00` */
  readonly time: string;
  /** Grows with every entry. */
  readonly number: string;
}

/** The lines that a bill contains. */
export type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

export interface BillSelection {
  /** `2026-03-10` */
  readonly date: string;
  readonly type: BillType;
  /** A sub-merchant; all of them when empty. */
  readonly sub_mchid: string;
}

/** The payments and refunds of a day, in chronological order. */
export function findEntries({ date, type, sub_mchid }: BillSelection, tables: Tables): readonly BillEntry[] {
  const payments = type === 'REFUND' ? [] : [...tables.orders.values()].flatMap(paymentOf);
  const refunds = type === 'SUCCESS' ? [] : [...tables.refunds.values()].flatMap((refund) => refundOf(refund, tables));
  return [...payments, ...refunds]
    .filter(({ time }) => time.startsWith(date))
    .filter(({ order: { owner } }) => sub_mchid === '' || owner['sub_mchid'] === sub_mchid)
    .sort((one, other) => (one.number < other.number ? -1 : 1));
}

function paymentOf(order: Order): BillEntry[] {
  const { payment } = order;
  return payment ? [{ order, time: payment.success_time, number: withoutPrefix(payment.transaction_id) }] : [];
}

function refundOf(refund: Refund, { orders }: Tables): BillEntry[] {
  const order = orders.get(refund.out_trade_no);
  const { success_time, booked = refund.refund_id } = refund;
  return order && success_time ? [{ order, refund, time: success_time, number: withoutPrefix(booked) }] : [];
}

/** Numbers of all kinds come from one sequence; the first two digits are the kind. */
function withoutPrefix(number: string): string {
  return number.slice(2);
}
