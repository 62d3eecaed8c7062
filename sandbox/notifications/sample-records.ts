import { freshNumber } from '../business/business-context.js';
import type { Order, Refund } from '../business/records.js';
import type { Identity } from '../protocol/identity.js';
import { timestamp } from '../protocol/time.js';
import type { Values } from './merge-values.js';

/** The app of sample orders. */
export const APPID = 'wx4d8a1c7be05f9236';

/** The default amount in fen. */
export const TOTAL = 100;

/** A sample order of `total` fen that was just paid; with `sub_mchid`, the order of a partner. */
export function sampleOrder({ appid = APPID, sub_mchid }: Values, total: number, { merchant }: Identity): Order {
  const isPartner = typeof sub_mchid === 'string';
  const request = { out_trade_no: freshNumber('SH'), description: '示例商品', amount: { total } };
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

/** A sample refund of an order that has just finished. */
export function sampleRefund(order: Order, status: Exclude<Refund['status'], 'PROCESSING'>, refund: number): Refund {
  const { out_trade_no, amount } = order.request;
  return {
    request: { out_refund_no: freshNumber('TK'), amount: { refund, total: amount.total, currency: 'CNY' } },
    out_trade_no,
    refund_id: freshNumber('50'),
    create_time: timestamp(),
    status,
    asked: 0,
    ...(status === 'SUCCESS' && { success_time: timestamp() }),
  };
}
