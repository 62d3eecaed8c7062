import type { Answer } from '../answer.js';
import { freshNumber, isDone, type Life, timestamp, type Waiting } from './life.js';
import type { Order, Orders } from './orders.js';
import { refuse } from './refusal.js';
import type { Routes, Visit } from './route.js';

interface RefundRequest {
  readonly out_trade_no?: string;
  readonly transaction_id?: string;
  readonly out_refund_no: string;
  readonly amount: { readonly refund: number; readonly total: number; readonly currency: string };
}

interface Refund extends Waiting {
  readonly request: RefundRequest;
  readonly order: Order;
  readonly refund_id: string;
  readonly create_time: string;
  success_time?: string;
}

/** Refunds of paid orders, and their query. */
export function refunds(orders: Orders, life: Life): Routes {
  const known = new Map<string, Refund>();
  return {
    'POST /v3/refund/domestic/refunds': ({ json }: Visit<RefundRequest>) => apply(known, orders, json),
    'GET /v3/refund/domestic/refunds/{out_refund_no}': ({ parameters }) => {
      const refund = known.get(parameters['out_refund_no'] ?? '');
      if (!refund) return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
      if (isDone(refund, life)) refund.success_time ??= timestamp();
      return { json: describe(refund) };
    },
  };
}

/** The same number again gets the refund that is there; nobody is paid back twice. */
function apply(known: Map<string, Refund>, orders: Orders, request: RefundRequest): Answer {
  const there = known.get(request.out_refund_no);
  if (there) {
    const same = there.request.amount.refund === request.amount.refund;
    return same ? { json: describe(there) } : refuse(400, 'INVALID_REQUEST', '退款单号已用于另一笔退款');
  }
  const order = [...orders.values()].find((each) => isMeant(each, request));
  if (!order?.payment) return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在，或尚未支付');
  const { refund, total } = request.amount;
  if (total !== order.request.amount.total) return refuse(400, 'INVALID_REQUEST', '订单金额与原订单不一致');
  const before = [...known.values()].filter((each) => each.order === order);
  const left = before.reduce((rest, each) => rest - each.request.amount.refund, total);
  if (!(refund > 0 && refund <= left)) return refuse(400, 'INVALID_REQUEST', '退款金额大于可退的金额');
  order.state = 'REFUND';
  const taken = { request, order, refund_id: freshNumber('50'), create_time: timestamp(), asked: 0 };
  known.set(request.out_refund_no, taken);
  return { json: describe(taken) };
}

function isMeant({ request, payment }: Order, { out_trade_no, transaction_id }: RefundRequest): boolean {
  return out_trade_no === undefined
    ? payment !== undefined && payment.transaction_id === transaction_id
    : request.out_trade_no === out_trade_no;
}

function describe({ request, order, refund_id, create_time, success_time }: Refund): object {
  const { refund, total, currency } = request.amount;
  return {
    refund_id,
    out_refund_no: request.out_refund_no,
    transaction_id: order.payment?.transaction_id,
    out_trade_no: order.request.out_trade_no,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time,
    ...(success_time && { success_time }),
    status: success_time ? 'SUCCESS' : 'PROCESSING',
    funds_account: 'UNSETTLED',
    amount: {
      total,
      refund,
      payer_total: total,
      payer_refund: refund,
      settlement_refund: refund,
      settlement_total: total,
      discount_refund: 0,
      currency,
    },
  };
}
