import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pay } from '../../sandbox/business/orders/orders.js';
import { finishReturn } from '../../sandbox/business/profit-sharing/returns.js';
import { finishSharing } from '../../sandbox/business/profit-sharing/sharings.js';
import { finishRefund } from '../../sandbox/business/refunds/create-refund.js';
import { createTables } from '../../sandbox/business/tables.js';
import { findRoute } from '../../sandbox/protocol/route.js';
import { writeXml } from '../../sandbox/protocol/xml.js';
import { merchantRoutes } from '../../sandbox/simulation/merchant-routes.js';
import { identity } from '../runtime/identities.js';
import { ORDER } from './connect.js';
import '../support/fuzz-seed.js';

const { out_trade_no } = ORDER;
const total = 100;
const accounts = ['1605837294', '1605837295'] as const;

/** A paid order with profit sharing, and actions on it; each returns whether it was accepted. */
function openShop() {
  const tables = createTables();
  const context = { identity, tables, doneAfter: Number.POSITIVE_INFINITY };
  const find = findRoute(merchantRoutes(context));
  const post = (target: string, json: object) => {
    const body = Buffer.from(JSON.stringify(json));
    return find({ method: 'POST', target, headers: {}, body, parts: [] })?.status === undefined;
  };
  const { appid, mchid } = ORDER;
  const payer = { auth_code: '130928374650918273' };
  post('/v3/pay/transactions/codepay', { ...ORDER, amount: { total }, payer, settle_info: { profit_sharing: true } });
  for (const order of tables.orders.values()) pay(order, context);
  const transaction_id = tables.orders.get(out_trade_no)?.payment?.transaction_id ?? '';
  const knows = (account: string, verb: 'add' | 'delete') =>
    post(`/v3/profitsharing/receivers/${verb}`, { type: 'MERCHANT_ID', account, relation_type: 'STORE' });
  let count = 0;
  const acts = {
    add: (index: number) => knows(accounts[index % 2] ?? '', 'add'),
    delete: (index: number) => knows(accounts[index % 2] ?? '', 'delete'),
    share: (amount: number) => {
      const receivers = accounts.map((account) => ({ type: 'MERCHANT_ID', account, amount, description: '货款' }));
      const request = { transaction_id, out_order_no: `S${count++}`, receivers, unfreeze_unsplit: amount === 7 };
      return post('/v3/profitsharing/orders', request);
    },
    returnShare: (amount: number) => {
      const out_order_no = [...tables.sharings.keys()][amount % Math.max(1, tables.sharings.size)] ?? 'S';
      const request = { out_order_no, return_mchid: accounts[amount % 2], amount, description: '退货' };
      return post('/v3/profitsharing/return-orders', { ...request, out_return_no: `B${count++}` });
    },
    refund: (refund: number) =>
      post('/v3/refund/domestic/refunds', { out_trade_no, out_refund_no: `R${count++}`, amount: { refund, total } }),
    refundByV2: (refund_fee: number) => {
      const fields = { appid, mch_id: mchid, out_trade_no, out_refund_no: `R${count++}`, total_fee: total, refund_fee };
      const body = Buffer.from(writeXml(fields));
      const answer = find({ method: 'POST', target: '/secapi/pay/refund', headers: {}, body, parts: [] });
      return String(answer?.body).includes('refund_id');
    },
    reverse: (size: number) =>
      size > 50 && post(`/v3/pay/transactions/out-trade-no/${out_trade_no}/reverse`, { appid, mchid }),
    finish: (index: number) => {
      for (const each of tables.sharings.values()) if (each.state === 'PROCESSING') finishSharing(each, context);
      for (const each of tables.returns.values())
        if (each.result === 'PROCESSING') finishReturn(each, context, index % 3 === 0 ? 'TIME_OUT_CLOSED' : undefined);
      for (const each of tables.refunds.values())
        if (each.status === 'PROCESSING') finishRefund(each, index % 3 === 1 ? 'CLOSED' : 'SUCCESS', context);
      return true;
    },
  };
  const unsplit = () => {
    const target = `/v3/profitsharing/transactions/${transaction_id}/amounts`;
    const answer = find({ method: 'GET', target, headers: {}, body: Buffer.of(), parts: [] });
    return Number(Object(answer?.json).unsplit_amount);
  };
  return { tables, acts, unsplit };
}

type Shop = ReturnType<typeof openShop>;

const sum = (amounts: readonly number[]) => amounts.reduce((one, other) => one + other, 0);

/** How much of the payment each party has, from all accepted actions. */
function countMoney({ tables }: Shop) {
  const refunds = [...tables.refunds.values()].filter(({ status }) => status !== 'CLOSED');
  const returns = [...tables.returns.values()].filter(({ result }) => result === 'SUCCESS');
  const parts = [...tables.sharings.values()].flatMap((sharing) => sharing.parts);
  const receivers = accounts.map((account) => {
    const got = parts.filter((part) => part.account === account && part.result !== 'CLOSED');
    const gave = returns.filter(({ request }) => request.return_mchid === account);
    return sum(got.map(({ amount }) => amount)) - sum(gave.map(({ request }) => request.amount));
  });
  const isReversed = tables.orders.get(out_trade_no)?.state === 'REVOKED';
  const refunded = sum(refunds.map(({ request }) => request.amount.refund));
  return { customer: refunded + (isReversed ? total : 0), receivers };
}

const deed = fc.record({
  act: fc.constantFrom('add', 'delete', 'share', 'returnShare', 'refund', 'refundByV2', 'reverse', 'finish', 'finish'),
  size: fc.integer({ min: 1, max: 60 }),
});

it('never pays out more of an order than was paid, whatever is shared, returned and refunded', () => {
  const property = fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
    const shop = openShop();
    shop.acts.add(0);
    shop.acts.add(1);
    for (const { act, size } of deeds) {
      shop.acts[act as keyof Shop['acts']](size);
      const { customer, receivers } = countMoney(shop);
      expect(Math.min(...receivers, shop.unsplit())).toBeGreaterThanOrEqual(0);
      expect(customer + sum(receivers) + shop.unsplit()).toBeLessThanOrEqual(total);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

it('refunds everything that no receiver has, and not a cent more', () => {
  const property = fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
    const shop = openShop();
    for (const { act, size } of [{ act: 'add', size: 0 }, { act: 'add', size: 1 }, ...deeds])
      shop.acts[act as keyof Shop['acts']](size);
    const { customer, receivers } = countMoney(shop);
    const rest = total - customer - sum(receivers);
    expect([shop.acts.refund(rest + 1), rest === 0 || shop.acts.refund(rest)]).toEqual([false, true]);
  });
  fc.assert(property, { numRuns: 500 });
});
