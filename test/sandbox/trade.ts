import type { WeChatPayClient } from '../../generated/client.js';
import type { createClient } from '../../generated/index.js';
import { ORDER } from './order.js';

/** The state that responses have confirmed to a merchant. */
export interface Known {
  readonly orders: Set<string>;
  readonly paid: Set<string>;
  readonly refunds: Map<string, string>;
  readonly sharings: Map<string, string>;
  readonly combined: Set<string>;
}

export const nothing = (): Known => ({
  orders: new Set(),
  paid: new Set(),
  refunds: new Map(),
  sharings: new Map(),
  combined: new Set(),
});

export interface Shop {
  readonly wxpay: WeChatPayClient & ReturnType<typeof createClient>;
  /** The URL of the sandbox. */
  readonly url: string;
  readonly notifyUrl: string;
  readonly name: string;
  readonly known: Known;
}

const RECEIVER = { type: 'MERCHANT_ID' as const, account: '1605837294' };

/** Order, pay, refund in two parts, share, and pay several at once, until the server is gone. */
export async function trade(shop: Shop): Promise<never> {
  const { receivers } = shop.wxpay.v3.profitsharing;
  await receivers.add.post({ json: { appid: ORDER.appid, ...RECEIVER, relation_type: 'STORE' } });
  for (let count = 0; ; count++) {
    await Promise.all([
      payBack(shop, `${shop.name}ORDER${count}`),
      share(shop, `${shop.name}SHARE${count}`),
      combine(shop, `${shop.name}COMBINED${count}`),
    ]);
  }
}

async function payBack(shop: Shop, out_trade_no: string): Promise<void> {
  const { wxpay, notifyUrl: notify_url, known } = shop;
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, out_trade_no, notify_url } });
  known.orders.add(out_trade_no);
  if (await pay(shop, out_trade_no)) known.paid.add(out_trade_no);
  for (const part of ['A', 'B']) {
    const out_refund_no = `${out_trade_no}${part}`;
    const amount = { refund: 900, total: 1800, currency: 'CNY' };
    const json = { out_trade_no, out_refund_no, notify_url, amount };
    const { refund_id } = await wxpay.v3.refund.domestic.refunds.post({ json });
    known.refunds.set(out_refund_no, refund_id);
  }
}

async function share(shop: Shop, out_trade_no: string): Promise<void> {
  const { wxpay, notifyUrl: notify_url, known } = shop;
  const order = { ...ORDER, out_trade_no, notify_url, settle_info: { profit_sharing: true } };
  await wxpay.v3.pay.transactions.native.post({ json: order });
  await pay(shop, out_trade_no);
  const query = { mchid: ORDER.mchid };
  const { transaction_id = '' } = await wxpay.v3.pay.transactions.outTradeNo._out_trade_no_.get({
    out_trade_no,
    query,
  });
  const receivers = [{ ...RECEIVER, amount: 1000, description: '货款' }];
  for (const part of ['A', 'B']) {
    const json = {
      ...{ appid: ORDER.appid, transaction_id, out_order_no: `${out_trade_no}${part}` },
      ...{ receivers, unfreeze_unsplit: part === 'B' },
    };
    // The second one finds too little left.
    const shared = await wxpay.v3.profitsharing.orders.post({ json }).catch((error: Error) => {
      if (part === 'A' || Object(error).code !== 'NOT_ENOUGH') throw error;
    });
    if (shared) known.sharings.set(json.out_order_no, shared.order_id);
  }
}

async function combine(shop: Shop, combine_out_trade_no: string): Promise<void> {
  const { appid: combine_appid, mchid, description } = ORDER;
  const sub_orders = ['1', '2'].map((part) => ({
    ...{ mchid, description, sub_mchid: '1638495062', attach: 'table=12' },
    out_trade_no: `${combine_out_trade_no}${part}`,
    amount: { total_amount: 900, currency: 'CNY' },
  }));
  const json = { combine_appid, combine_mchid: mchid, combine_out_trade_no, sub_orders, notify_url: shop.notifyUrl };
  await shop.wxpay.v3.combineTransactions.native.post({ json });
  if (await pay(shop, combine_out_trade_no)) shop.known.combined.add(combine_out_trade_no);
}

async function pay({ url }: Shop, number: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const paid = await fetch(new URL(`_sandbox/orders/${number}/pay`, url), { method: 'POST', headers, body: '{}' });
  return paid.ok;
}
