import { randomBytes } from 'node:crypto';
import { compactTime } from '../../protocol/time.js';
import type { BusinessEvent } from '../business-context.js';
import type { Order, V2Names } from '../records.js';
import { CUSTOMER } from './describe-order.js';

/** A payment as v2 describes it; members that are known once it is paid are empty before. */
export function describePayment({ request, tradeType, payment }: Order) {
  const { out_trade_no, attach, amount } = request;
  const { openid = CUSTOMER }: { openid?: string } = Object(request.payer);
  return {
    openid: payment ? openid : '',
    is_subscribe: 'N',
    trade_type: tradeType,
    bank_type: payment?.bank_type ?? '',
    total_fee: amount.total,
    fee_type: 'CNY',
    cash_fee: payment ? amount.total : 0,
    transaction_id: payment?.transaction_id ?? '',
    out_trade_no,
    attach,
    time_end: payment ? compactTime(payment.success_time) : '',
  };
}

/** The notification of a payment whose order was placed by v2. */
export function writePaymentNotice(order: Order, names: V2Names): BusinessEvent {
  const result = { return_code: 'SUCCESS', result_code: 'SUCCESS', nonce_str: randomBytes(16).toString('hex') };
  const content = { ...result, ...names, ...describePayment(order) };
  return { eventType: 'webhook/v2/transaction-success', content, url: order.request.notify_url };
}
