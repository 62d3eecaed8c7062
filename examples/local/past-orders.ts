import type { Order } from '../../sandbox/business/records.js';
import { createTables, type Tables } from '../../sandbox/business/tables.js';

/** The day of the orders. */
export const PAST_DAY = '2026-03-10';

/** What was sold on that day: the bill has it, and it can be refunded. */
export function pastOrders(): Tables {
  return createTables(SOLD);
}

const SOLD: readonly Order[] = [
  sold({ out_trade_no: 'TEA20260310093000', description: '龙井茶 250 克', total: 1800 }),
  sold({ out_trade_no: 'TEA20260310104500', description: '桂花乌龙（中杯）', total: 1600 }),
  sold({ out_trade_no: 'TEA20260310161200', description: '茶具一套', total: 26_800 }),
];

function sold({
  out_trade_no,
  description,
  total,
}: {
  out_trade_no: string;
  description: string;
  total: number;
}): Order {
  return {
    request: { out_trade_no, description, amount: { total }, notify_url: 'https://shop.example/wechatpay' },
    tradeType: 'JSAPI',
    owner: { mchid: '1900000109' },
    create_time: `${PAST_DAY}T09:00:00+08:00`,
    asked: 0,
    state: 'SUCCESS',
    payment: {
      transaction_id: `42000025${out_trade_no.slice(3)}000000`,
      success_time: `${PAST_DAY}T${out_trade_no.slice(11).replace(/(..)(..)(..)/, '$1:$2:$3')}+08:00`,
      bank_type: 'OTHERS',
    },
  };
}
