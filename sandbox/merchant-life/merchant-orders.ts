import { randomBytes } from 'node:crypto';
import type { Life } from './life.js';
import { closeOrder, type OrderRequest, type Orders, placeOrder, queryOrder } from './orders.js';
import { refuse } from './refusal.js';
import type { Routes, Visit } from './route.js';

interface MerchantOrder extends OrderRequest {
  readonly appid: string;
  readonly mchid: string;
}

/** Orders of a merchant: JSAPI and native, their query and their end. */
export function merchantOrders(orders: Orders, life: Life): Routes {
  const place = ({ json: { mchid, ...request } }: Visit<MerchantOrder>, tradeType: 'JSAPI' | 'NATIVE') => {
    if (mchid !== life.identity.merchant.mchid) return refuse(400, 'PARAM_ERROR', '商户号与请求的签名者不符');
    return placeOrder(orders, { request, tradeType, owner: { mchid } }, ANSWERS[tradeType]);
  };
  return {
    'POST /v3/pay/transactions/jsapi': (visit: Visit<MerchantOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/transactions/native': (visit: Visit<MerchantOrder>) => place(visit, 'NATIVE'),
    'GET /v3/pay/transactions/out-trade-no/{out_trade_no}': ({ parameters, query }) =>
      queryOrder(orders, { out_trade_no: parameters['out_trade_no'], owner: query }, life),
    'POST /v3/pay/transactions/out-trade-no/{out_trade_no}/close': ({
      parameters,
      json: owner,
    }: Visit<Record<string, string>>) => closeOrder(orders, { out_trade_no: parameters['out_trade_no'], owner }),
  };
}

/** What each kind of order is answered. */
export const ANSWERS = {
  JSAPI: () => ({ prepay_id: `wx${randomBytes(17).toString('hex')}` }),
  NATIVE: () => ({ code_url: `weixin://wxpay/bizpayurl?pr=${randomBytes(6).toString('base64url')}` }),
} as const;
