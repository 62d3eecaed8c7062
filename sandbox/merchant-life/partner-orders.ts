import type { Life } from './life.js';
import { ANSWERS } from './merchant-orders.js';
import { closeOrder, type OrderRequest, type Orders, placeOrder, queryOrder } from './orders.js';
import { refuse } from './refusal.js';
import type { Routes, Visit } from './route.js';

interface PartnerOrder extends OrderRequest {
  readonly sp_mchid: string;
  readonly sub_mchid: string;
}

/** Orders that a partner places for a sub-merchant. */
export function partnerOrders(orders: Orders, life: Life): Routes {
  return {
    'POST /v3/pay/partner/transactions/jsapi': ({ json: { sp_mchid, sub_mchid, ...request } }: Visit<PartnerOrder>) => {
      if (sp_mchid !== life.identity.merchant.mchid)
        return refuse(400, 'PARAM_ERROR', '服务商商户号与请求的签名者不符');
      return placeOrder(orders, { request, tradeType: 'JSAPI', owner: { sp_mchid, sub_mchid } }, ANSWERS.JSAPI);
    },
    'GET /v3/pay/partner/transactions/out-trade-no/{out_trade_no}': ({ parameters, query }) =>
      queryOrder(orders, { out_trade_no: parameters['out_trade_no'], owner: query }, life),
    'POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close': ({
      parameters,
      json: owner,
    }: Visit<Record<string, string>>) => closeOrder(orders, { out_trade_no: parameters['out_trade_no'], owner }),
  };
}
