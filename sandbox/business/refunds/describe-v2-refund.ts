import { randomBytes } from 'node:crypto';
import { plainTime } from '../../protocol/time.js';
import type { BusinessEvent } from '../business-context.js';
import type { Order, Refund, V2Names } from '../records.js';

const ACCOUNT = 'REFUND_SOURCE_UNSETTLED_FUNDS';
const RECEIVER = '支付用户零钱';

/** The states in v2. */
const STATES: Readonly<Record<Refund['status'], string>> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  CLOSED: 'REFUNDCLOSE',
  ABNORMAL: 'CHANGE',
};

/** The response to a refund request. */
export function describeCreated({ request, refund_id }: Refund, order: Order): object {
  const { refund } = request.amount;
  const amounts = { refund_fee: refund, cash_refund_fee: refund, coupon_refund_fee: 0, coupon_refund_count: 0 };
  return { ...numbersOf(order), out_refund_no: request.out_refund_no, refund_id, ...amounts };
}

/** The response to a query of refunds, with numbered members: `refund_fee_0`. */
export function describeRefunds(refunds: readonly Refund[], order: Order): object {
  const counted = refunds.map(({ request, refund_id, status, success_time }, index) => ({
    [`out_refund_no_${index}`]: request.out_refund_no,
    [`refund_id_${index}`]: refund_id,
    [`refund_channel_${index}`]: 'ORIGINAL',
    [`refund_fee_${index}`]: request.amount.refund,
    [`refund_status_${index}`]: STATES[status],
    [`refund_account_${index}`]: ACCOUNT,
    [`refund_recv_accout_${index}`]: RECEIVER,
    [`refund_success_time_${index}`]: success_time && plainTime(success_time),
  }));
  // The pages require both, even in successful responses.
  const failure = { err_code: '', err_code_des: '' };
  return { ...failure, ...numbersOf(order), refund_count: refunds.length, ...Object.assign({}, ...counted) };
}

function numbersOf({ request, payment }: Order) {
  const { out_trade_no, amount } = request;
  const fees = { total_fee: amount.total, fee_type: 'CNY', cash_fee: amount.total };
  return { transaction_id: payment?.transaction_id ?? '', out_trade_no, ...fees };
}

/** The notification of a refund requested by v2; `req_info` is sealed when it is sent. */
export function writeRefundNotice(refund: Refund, order: Order | undefined, names: V2Names): BusinessEvent {
  const { request, refund_id, out_trade_no, status, success_time } = refund;
  const { refund: refund_fee, total: total_fee } = request.amount;
  const fees = { total_fee, settlement_total_fee: total_fee, refund_fee, settlement_refund_fee: refund_fee };
  const req_info = {
    ...{ transaction_id: order?.payment?.transaction_id ?? '', out_trade_no },
    ...{ refund_id, out_refund_no: request.out_refund_no, ...fees, cash_refund_fee: refund_fee },
    refund_status: STATES[status],
    ...(success_time && { success_time: plainTime(success_time) }),
    ...{ refund_recv_accout: RECEIVER, refund_account: ACCOUNT, refund_request_source: 'API' },
  };
  const { sign_type: _unsigned, device_info: _device, ...who } = names;
  const content = { return_code: 'SUCCESS', ...who, nonce_str: randomBytes(16).toString('hex'), req_info };
  return { eventType: 'webhook/v2/refund-processed', content, url: request.notify_url };
}
