import { refuse } from '../../protocol/refuse.js';
import type { BusinessContext } from '../business-context.js';
import type { OrderRequest } from '../records.js';
import type { Routes, Visit } from '../route.js';
import { ANSWERS, type OrderedType } from './merchant-orders.js';
import { closeOrder, placeOrder, queryOrder } from './orders.js';

interface PartnerOrder extends OrderRequest {
  readonly sp_mchid: string;
  readonly sub_mchid: string;
}

/** Orders that a partner places for a sub-merchant. */
export function partnerOrders(context: BusinessContext): Routes {
  const place = ({ json: { sp_mchid, sub_mchid, ...request } }: Visit<PartnerOrder>, tradeType: OrderedType) => {
    if (sp_mchid !== context.identity.merchant.mchid)
      return refuse(400, 'PARAM_ERROR', '服务商商户号与请求的签名者不符');
    return placeOrder({ request, tradeType, owner: { sp_mchid, sub_mchid } }, context, ANSWERS[tradeType]);
  };
  return {
    'POST /v3/pay/partner/transactions/jsapi': (visit: Visit<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/miniprogram': (visit: Visit<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/scannedpos': (visit: Visit<PartnerOrder>) => place(visit, 'JSAPI'),
    'POST /v3/pay/partner/transactions/native': (visit: Visit<PartnerOrder>) => place(visit, 'NATIVE'),
    'POST /v3/pay/partner/transactions/app': (visit: Visit<PartnerOrder>) => place(visit, 'APP'),
    'POST /v3/pay/partner/transactions/h5': (visit: Visit<PartnerOrder>) => place(visit, 'MWEB'),
    'GET /v3/pay/partner/transactions/out-trade-no/{out_trade_no}': ({ parameters, query }) =>
      queryOrder({ out_trade_no: parameters['out_trade_no'], owner: query }, context),
    'GET /v3/pay/partner/transactions/id/{transaction_id}': ({ parameters, query }) =>
      queryOrder({ transaction_id: parameters['transaction_id'], owner: query }, context),
    'POST /v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close': ({
      parameters,
      json: owner,
    }: Visit<Record<string, string>>) => closeOrder({ out_trade_no: parameters['out_trade_no'], owner }, context),
  };
}
