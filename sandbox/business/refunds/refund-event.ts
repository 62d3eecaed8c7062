import type { Order, Refund } from '../records.js';

/** A refund as its notification describes it: with the merchant, and with `refund_status` in place of `status`. */
export function describeRefunded(refund: Refund, order: Order | undefined): object {
  const { request, refund_id, out_trade_no, status, success_time } = refund;
  const { refund: amount, total } = request.amount;
  return {
    ...order?.owner,
    out_trade_no,
    transaction_id: order?.payment?.transaction_id,
    out_refund_no: request.out_refund_no,
    refund_id,
    refund_status: status,
    ...(success_time && { success_time }),
    user_received_account: '支付用户零钱',
    amount: {
      total,
      refund: amount,
      payer_total: total,
      payer_refund: amount,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
  };
}
